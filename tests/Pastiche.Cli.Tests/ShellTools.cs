using System.Diagnostics;
using System.Text;
using Xunit;

namespace Pastiche.Cli.Tests;

/// <summary>Shells, where they are installed, with the program on their path under its name.</summary>
internal static class ShellTools
{
    /// <summary>Runs a script and returns the lines that it printed; skips the test where there is no such shell.</summary>
    public static string[] Run(Workshop workshop, string shell, string[] options, string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The program is put on the path by a script that Windows cannot run.");
        var found = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder,
            shell)));
        Assert.SkipUnless(found, $"{shell} is not installed.");
        var bin = Directory.CreateDirectory(workshop.File(".bin")).FullName;
        WriteProgram(Path.Combine(bin, "pastiche"));
        var file = Path.Combine(bin, "script.ps1"); // other shells do not mind
        File.WriteAllText(file, script);
        var start = new ProcessStartInfo(shell, [.. options, file])
        {
            WorkingDirectory = workshop.Folder,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["PATH"] = bin + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        start.Environment["HOME"] = workshop.Folder;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static void WriteProgram(string path)
    {
        File.WriteAllText(path, $"#!/bin/sh\nexec dotnet '{RunningProgram.Dll}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}

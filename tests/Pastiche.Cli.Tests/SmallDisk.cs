using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Pastiche.Cli.Tests;

/// <summary>
/// A small file system called disk in a workshop. It lives in a namespace of its own, which takes it along when it ends; afterwards, the
/// folder "after" has a copy of what was there.
/// </summary>
internal sealed class SmallDisk(Workshop workshop, string size)
{
    /// <summary>Runs the program with it; where none can be mounted, the test is skipped.</summary>
    /// <param name="command">What the shell does, the program's run last, with {program} for the program.</param>
    /// <param name="before">What it does before.</param>
    /// <param name="afterwards">What it does after.</param>
    /// <returns>What the program returned and printed.</returns>
    public ProgramResult Run(string command, string before = "true", string afterwards = "true")
    {
        var mount = $"mkdir -p disk && mount -t tmpfs -o size={size} small disk";
        string[] unshare = Environment.UserName == "root" ? ["-m"] : ["-Urm"];
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && Shell([.. unshare, "sh", "-c", mount]).ExitCode == 0,
            "No file system can be mounted here, neither as root nor in a user namespace.");
        var run = command.Replace("{program}", $"dotnet {RunningProgram.Dll}", StringComparison.Ordinal);
        var result = Shell([.. unshare, "sh", "-c", $"{mount} && {before} && ({run}; echo $? > code; {afterwards}; cp -a disk after)"]);
        return result with { ExitCode = int.Parse(File.ReadAllText(workshop.File("code")), CultureInfo.InvariantCulture) };
    }

    private ProgramResult Shell(string[] unshareArguments)
    {
        var start = new ProcessStartInfo("unshare", unshareArguments)
        {
            WorkingDirectory = workshop.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ProgramResult(process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}

using System.Diagnostics;
using System.Text;
using Xunit;

namespace Pastiche.Cli.Tests.Terminals;

/// <summary>The real program on a terminal of its own, which util-linux's script makes.</summary>
internal sealed class Terminal : IDisposable
{
    private const string Script = "/usr/bin/script";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _written = new();
    private readonly Task _reading;

    /// <summary>Starts the program in a workshop.</summary>
    /// <param name="workshop">Where it runs.</param>
    /// <param name="arguments">Its arguments, separated by spaces.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="kind">What the terminal says it is.</param>
    public Terminal(Workshop workshop, string arguments, int width = 100, int height = 30, string kind = "xterm-256color")
    {
        var command = $"stty cols {width} rows {height}; exec dotnet {RunningProgram.Dll} {arguments}";
        var start = new ProcessStartInfo(Script, ["-qec", command, "/dev/null"])
        {
            WorkingDirectory = workshop.Folder,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["TERM"] = kind;
        _process = Process.Start(start)!;
        _reading = Task.Run(Read);
    }

    /// <summary>Skips the test where no terminal can be made.</summary>
    public static void Require() =>
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists(Script), $"There is no {Script} to make a terminal.");

    /// <summary>Presses keys.</summary>
    public void Type(string keys)
    {
        _process.StandardInput.Write(keys);
        _process.StandardInput.Flush();
    }

    /// <summary>Waits until the program has written something.</summary>
    public void WaitFor(string text)
    {
        var clock = Stopwatch.StartNew();
        while (!Written().Contains(text, StringComparison.Ordinal))
        {
            Assert.True(clock.Elapsed < Patience && !_process.HasExited, $"The program does not write {text} but:\n{Written()}");
            Thread.Sleep(20);
        }
    }

    /// <summary>Waits until the program ends.</summary>
    /// <returns>Its exit code, and everything that it wrote, with escape sequences.</returns>
    public (int ExitCode, string Written) Wait()
    {
        Assert.True(_process.WaitForExit(Patience) && _reading.Wait(Patience), $"The program does not end:\n{Written()}");
        return (_process.ExitCode, Written());
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private string Written()
    {
        lock (_written) return _written.ToString();
    }

    private void Read()
    {
        var buffer = new char[4096];
        while (_process.StandardOutput.Read(buffer) is > 0 and var count)
        {
            lock (_written) _written.Append(buffer, 0, count);
        }
    }
}

using System.Diagnostics;
using System.Text;
using Xunit;

namespace Pastiche.Cli.Tests;

/// <summary>The real program as a process of its own.</summary>
internal sealed class RunningProgram : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _error;

    public RunningProgram(string folder, string arguments, params (string Name, string Value)[] environment)
        : this(Dll, folder, arguments, environment)
    {
    }

    /// <summary>Starts another copy of the program.</summary>
    public RunningProgram(string dll, string folder, string arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [dll, .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        _process = Process.Start(start)!;
        _error = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>The program's assembly, which lies beside that of the tests.</summary>
    public static string Dll { get; } = Path.Combine(AppContext.BaseDirectory, "Pastiche.Cli.dll");

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public string? ReadLine() => _process.StandardOutput.ReadLine();

    /// <summary>What it printed since the last line read, and how it ended.</summary>
    public ProgramResult Wait(TimeSpan? patience = null)
    {
        var output = _process.StandardOutput.ReadToEndAsync();
        Assert.True(_process.WaitForExit(patience ?? Patience), "The program does not end.");
        _process.WaitForExit();
        return new ProgramResult(_process.ExitCode, output.GetAwaiter().GetResult(), _error.GetAwaiter().GetResult());
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}

using Xunit;

namespace Pastiche.Cli.Tests;

/// <summary>How a run of the program ended.</summary>
internal sealed record ProgramResult(int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Fails with what it printed unless the run succeeded in silence on stderr.</summary>
    public ProgramResult Succeeded()
    {
        Assert.True(ExitCode == 0 && Error.Length == 0, $"exit {ExitCode}\n{Error}\n{Output}");
        return this;
    }

    /// <summary>The only line on stderr, which begins with the program's name.</summary>
    public string ErrorLine()
    {
        Assert.Matches(@"\Apastiche: [^\n]+\n\z", Error);
        return Error["pastiche: ".Length..].TrimEnd();
    }
}

using Xunit;

namespace Pastiche.Cli.Tests;

/// <summary>The scripts in the shells that they are for, with the real program behind them.</summary>
public sealed class CompletionCommandTests : IDisposable
{
    private const string LongerLine = "pastiche stylize my\\ cat.jpg 'a \"b\".jpg' größe.jpg --ite";

    private static readonly string Commands =
        string.Join(' ', CommandLine.Parse([]).CommandResult.Command.Subcommands.Select(command => command.Name)
            .Order(StringComparer.Ordinal));

    private readonly Workshop _workshop = new();

    public CompletionCommandTests() => File.WriteAllText(_workshop.File("my cat.jpg"), "");

    /// <summary>Lines up to the cursor, and what should be offered: nothing means file names.</summary>
    public static TheoryData<string, string> Lines => new()
    {
        { "pastiche sty", "stylize" },
        { "pastiche ", Commands },
        { "pastiche --he", "--help" },
        { "pastiche stylize ", "" },
        { "pastiche stylize my", "" },
        { "pastiche stylize -o ", "" },
        { LongerLine, "--iterations" },
        { "pastiche models p", "path pull" },
        { "pastiche models pull sq", "squeezenet1.1" },
        { "pastiche completion ", "bash fish powershell zsh" },
        { "pastiche completion po", "powershell" },
        { "pastiche stylize --no-such-option x --ite", "--iterations" },
    };

    public void Dispose() => _workshop.Dispose();

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("powershell")]
    public void Completion_EveryShell_PrintsAScriptAndHelpSaysHowToUseIt(string shell)
    {
        Assert.Contains("[suggest:", _workshop.Run($"completion {shell}").Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains($"pastiche completion {shell}", _workshop.Run("completion --help").Succeeded().Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Bash_Line_OffersWhatTheProgramSays(string line, string offered)
    {
        var script = $$"""
            eval "$(pastiche completion bash)"
            COMP_LINE={{Quoted(line)}} COMP_POINT=${#COMP_LINE}
            _pastiche pastiche "${COMP_LINE##* }" previous
            echo "${COMPREPLY[*]}"
            """;

        Assert.Equal(offered, string.Join(' ', ShellTools.Run(_workshop, "bash", ["--norc"], script)));
    }

    [Fact]
    public void Bash_NothingToSay_LeavesFileNamesToReadline()
    {
        var registered = ShellTools.Run(_workshop, "bash", ["--norc"], "eval \"$(pastiche completion bash)\"\ncomplete -p pastiche");

        Assert.Equal(["complete -o default -F _pastiche pastiche"], registered);
    }

    /// <summary>Bash replaces only what follows a colon.</summary>
    [Fact]
    public void Bash_WordWithAColon_OffersTheRestOfIt()
    {
        const string Script = """
            eval "$(pastiche completion bash)"
            pastiche() { echo stem:3,stage1_1; }
            COMP_LINE='pastiche stylize --style-layers stem:3,st' COMP_POINT=41
            _pastiche pastiche 3,st previous
            echo "${COMPREPLY[*]}"
            """;

        Assert.Equal(["3,stage1_1"], ShellTools.Run(_workshop, "bash", ["--norc"], Script));
    }

    /// <summary>What zsh provides inside a completion stands here as functions.</summary>
    [Theory]
    [MemberData(nameof(Lines))]
    [Trait("Category", "Slow")]
    public void Zsh_Line_OffersWhatTheProgramSays(string line, string offered)
    {
        var script = $$"""
            compadd() { shift; print -r -- "$@" }
            _files() { print -r -- FILES }
            compdef() { : }
            source <(pastiche completion zsh)
            words=(${(z):-{{Quoted(line)}}})
            line={{Quoted(line)}}
            [[ $line == *' ' ]] && words+=('')
            CURRENT=$#words PREFIX=$words[-1]
            _pastiche
            """;

        Assert.Equal(offered.Length == 0 ? "FILES" : offered, string.Join(' ', ShellTools.Run(_workshop, "zsh", ["-f"], script)));
    }

    [Theory]
    [MemberData(nameof(Lines))]
    [Trait("Category", "Slow")]
    public void Fish_Line_OffersWhatTheProgramSays(string line, string offered)
    {
        var script = $"pastiche completion fish | source\ncomplete -C {QuotedForFish(line)}";

        var found = ShellTools.Run(_workshop, "fish", ["--no-config"],
            script).Select(candidate => candidate.Split('\t')[0]).Order(StringComparer.Ordinal);

        if (offered.Length > 0) Assert.Equal(offered, string.Join(' ', found));
        else Assert.Contains("my cat.jpg", found);
    }

    [Fact]
    public void PowerShell_Line_OffersWhatTheProgramSays()
    {
        const string Script = """
            Invoke-Expression (pastiche completion powershell | Out-String)
            foreach ($line in 'pastiche ', "pastiche stylize 'my cat.jpg' --ite", 'cd /; pastiche completion po', 'pastiche stylize my')
            {
                (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText -join ' '
            }
            """;

        var offered = ShellTools.Run(_workshop, "pwsh", ["-NoProfile", "-File"], Script);

        Assert.Equal([Commands, "--iterations", "powershell", "'./my cat.jpg'"], offered);
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string QuotedForFish(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}

using System.CommandLine;
using Pastiche.Cli.Options;
using Xunit;

namespace Pastiche.Cli.Tests.Options;

/// <summary>Command lines of one group of options alone.</summary>
internal static class OptionsOf
{
    /// <summary>Understands a command line that has nothing wrong with it.</summary>
    public static ParseResult Parse(OptionGroup group, string arguments)
    {
        var parse = Unchecked(group, arguments);
        Assert.Empty(parse.Errors);
        return parse;
    }

    /// <summary>Understands a command line, or keeps what is wrong with it.</summary>
    public static ParseResult Unchecked(OptionGroup group, string arguments)
    {
        var command = new Command("test");
        foreach (var option in group.Options) command.Add(option);
        return command.Parse(arguments);
    }
}

using System.CommandLine;
using System.CommandLine.Help;
using Pastiche.Cli.Commands;
using Pastiche.Cli.Commands.Atlas;
using Pastiche.Cli.Commands.Inspect;
using Pastiche.Cli.Commands.Models;
using Pastiche.Cli.Commands.Reconstruct;
using Pastiche.Cli.Commands.Replay;
using Pastiche.Cli.Help;

namespace Pastiche.Cli;

/// <summary>The commands, and how a command line becomes a run of one of them.</summary>
internal static class CommandLine
{
    /// <summary>Understands and does what was asked for.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="PasticheException">It cannot be understood or done; the message is for whoever asked.</exception>
    public static int Run(IReadOnlyList<string> arguments)
    {
        var parse = Parse(arguments);
        if (CommandLineError.In(parse) is { } mistake) throw new PasticheException(mistake);
        return parse.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    /// <summary>Understands a command line, or keeps what is wrong with it.</summary>
    internal static ParseResult Parse(IReadOnlyList<string> arguments)
    {
        var root = new RootCommand("Paints the content of one picture in the style of another, on this computer, without a download.")
        {
            new StylizeCommand(),
            new BatchCommand(),
            new TextureCommand(),
            new InspectCommand(),
            new ReconstructCommand(),
            new SweepCommand(),
            new AtlasCommand(),
            new ReplayCommand(),
            new ShowCommand(),
            new ModelsCommand(),
            new DoctorCommand(),
            new CompletionCommand(),
        };
        root.Options.Clear();
        root.Add(new HelpOption("--help", "-h") { Description = "Explains the program or a command.", Action = new Help.HelpAction() });
        root.Add(new VersionOption { Description = "Prints the version.", Recursive = true });
        // A file may be called @picture.jpg; it holds no arguments.
        return root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
    }
}

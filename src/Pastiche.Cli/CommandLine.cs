using System.CommandLine;
using System.CommandLine.Help;
using Pastiche.Cli.Commands;
using Pastiche.Cli.Commands.Atlas;
using Pastiche.Cli.Commands.Inspect;
using Pastiche.Cli.Commands.Models;
using Pastiche.Cli.Commands.Reconstruct;
using Pastiche.Cli.Commands.Replay;
using Pastiche.Cli.Commands.Resuming;
using Pastiche.Cli.Help;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli;

/// <summary>The commands of the program, and the parsing and running of command lines.</summary>
internal static class CommandLine
{
    /// <summary>Parses a command line and runs its command.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="PasticheException">The command line is invalid, or the command failed.</exception>
    public static int Run(IReadOnlyList<string> arguments)
    {
        Preloading.Begin(arguments);
        var parse = Parse(arguments);
        if (CommandLineError.In(parse) is { } mistake) throw new PasticheException(mistake);
        return parse.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    /// <summary>Parses a command line. Its errors are kept in the result.</summary>
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
            new ResumeCommand(),
            new ReplayCommand(),
            new ShowCommand(),
            new ModelsCommand(),
            new DoctorCommand(),
            new CompletionCommand(),
        };
        root.Options.Clear();
        root.Add(new HelpOption("--help", "-h") { Description = "Explains the program or a command.", Action = new Help.HelpAction() });
        root.Add(new VersionOption { Description = "Prints the version.", Recursive = true });
        // A file may be named @picture.jpg, which is not a response file.
        return root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
    }
}

using System.CommandLine;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Commands.Models;

/// <summary>pastiche models path [NAME]</summary>
internal sealed class PathCommand : PasticheCommand
{
    private readonly Argument<string> _name =
        ModelArgument.OfStore("A network that is here; the folder of all unless given.", optional: true);

    public PathCommand() : base("path", "Prints where networks are, or the file of one.")
    {
        Compose(Run, _name);
    }

    public override string Example => "pastiche models path vgg19";

    private int Run(ParseResult parse)
    {
        var store = CacheFolder.Models;
        var path = parse.GetValue(_name) is { } name ? store.Path(name) : store.Folder;
        parse.InvocationConfiguration.Output.WriteLine(path);
        return ExitCode.Success;
    }
}

using System.CommandLine;
using System.CommandLine.Completions;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Commands.Models;

/// <summary>Creates the argument NAME of a network.</summary>
internal static class ModelArgument
{
    /// <summary>Creates an argument for a network of the catalog that can be downloaded.</summary>
    public static Argument<string> OfCatalog(string description) =>
        Create(description, ArgumentArity.ExactlyOne, () => Catalog.Entries.Where(entry => !entry.IsBuiltIn).Select(entry => entry.Name));

    /// <summary>Creates an argument for a network of the store.</summary>
    public static Argument<string> OfStore(string description, bool optional = false) => Create(
        description,
        optional ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne,
        () => CacheFolder.Models.Models.Select(model => model.Name));

    private static Argument<string> Create(string description, ArgumentArity arity, Func<IEnumerable<string>> names)
    {
        var argument = new Argument<string>("NAME") { Description = description, Arity = arity };
        argument.CompletionSources.Add(_ => names().Select(name => new CompletionItem(name)));
        return argument;
    }
}

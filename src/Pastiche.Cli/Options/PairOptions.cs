using System.CommandLine;
using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Options;

/// <summary>The options for the pairs of content and style of a batch.</summary>
internal sealed class PairOptions : OptionGroup
{
    private const string Images = "files, folders, or patterns with *, ? and **; may be given several times";

    private readonly Option<string[]?> _contents;
    private readonly Option<string[]?> _styles;
    private readonly Option<string?> _pairs;

    public PairOptions() : base("pairs")
    {
        _contents = AddMany("--contents", "PATH…", new OptionHelp("What to paint: every one of these pictures in each of the styles")
        {
            Accepted = Images,
        });
        _styles = AddMany("--styles", "PATH…", new OptionHelp("How to paint: each of these pictures is a style of its own")
        {
            Accepted = Images,
        });
        // A shell expands a pattern to several values.
        _contents.AllowMultipleArgumentsPerToken = _styles.AllowMultipleArgumentsPerToken = true;
        _pairs = Add<string>("--pairs", "FILE", (_, text) => text,
            new OptionHelp("A table of pairs, instead of the two: a content and a style on each line, and the name of the result where it "
                + "is to have another")
            {
                Consequence = "Paths are relative to the table's folder",
                Accepted = $"a CSV file with the columns {PairFile.Columns}, with that line at its head or without",
            });
    }

    /// <summary>Reads whether every content is painted in every style.</summary>
    public bool IsGrid(ParseResult parse) => Value(parse, _pairs) is null;

    /// <summary>The pairs, in the order of painting.</summary>
    /// <exception cref="PasticheException">There are no pairs, or two options contradict each other.</exception>
    public IReadOnlyList<ContentStylePair> Read(ParseResult parse)
    {
        var (contents, styles, pairs) = (Value(parse, _contents), Value(parse, _styles), Value(parse, _pairs));
        if (pairs is not null)
        {
            if (contents is not null || styles is not null)
                throw Errors.Contradiction(_pairs.Name, (contents is null ? _styles : _contents).Name, "each of them says what is painted");
            if (pairs.Length == 0) throw Errors.NoFile(_pairs.Name);
            return PairFile.Read(pairs);
        }

        if (contents is null || styles is null) throw Errors.NoPairs(_contents.Name, _styles.Name, _pairs.Name);
        var found = ImageSearch.All(_styles.Name, styles);
        var all = ImageSearch.All(_contents.Name, contents);
        return [.. all.SelectMany(content => found.Select(style => new ContentStylePair(content, style)))];
    }
}

using System.CommandLine;
using Pastiche.Backbones;
using Pastiche.Cli.Options;
using Pastiche.Cli.Platform;

namespace Pastiche.Benchmarks.Pictures;

/// <summary>The options for which pictures are judged, and by what.</summary>
internal sealed class JudgingOptions : OptionGroup
{
    private readonly Option<string?> _pairs;
    private readonly Option<string[]?> _judge;
    private readonly Option<string?> _network;
    private readonly Option<Preprocessing?> _preprocessing;
    private readonly Option<string?> _output;

    public JudgingOptions() : base("judging")
    {
        _pairs = Add<string>("--pairs", "FILE", (_, text) => text,
            new OptionHelp("A table of contents and styles, as of pastiche batch, instead of pairs of the samples"));
        _judge = AddMany("--judge", "PICTURE…", new OptionHelp("Judges these pictures of the PAIR, and paints nothing"));
        _judge.AllowMultipleArgumentsPerToken = true;
        _network = Add<string>("--network", "NETWORK", (_, text) => text,
            new OptionHelp("Also compares features of a VGG-19: a name or a file, as for --backbone, which says what paints"));
        _preprocessing = Add<Preprocessing>("--network-preprocess", "NAME", PreprocessingText.Parse,
            new OptionHelp("How that network's input is prepared, as for --preprocess; caffe for Oxford's weights"));
        _output = Add<string>("--output", "DIR", (_, text) => text,
            new OptionHelp("Writes the table and a contact sheet to a folder: pictures.md and pictures.jpg"));
        _output.Aliases.Add("-o");
    }

    /// <summary>The table of pairs; null if none is given.</summary>
    public string? ReadPairs(ParseResult parse) => Value(parse, _pairs);

    /// <summary>The pictures to judge; none to paint them.</summary>
    public IReadOnlyList<string> ReadPictures(ParseResult parse) => Value(parse, _judge) ?? [];

    /// <summary>The folder for table and contact sheet; null for none.</summary>
    public string? ReadOutput(ParseResult parse) => Value(parse, _output);

    /// <summary>Opens the network that compares features; null if none is given.</summary>
    /// <exception cref="PasticheException">There is no such network, or it cannot be used.</exception>
    public JudgingNetwork? OpenNetwork(ParseResult parse)
    {
        if (Value(parse, _network) is not { } name) return null;
        var options = BackboneOptions.Default with { Preprocessing = Value(parse, _preprocessing) };
        return new JudgingNetwork(new BackboneReference(name, options, _network.Name).Open(CacheFolder.Models));
    }
}

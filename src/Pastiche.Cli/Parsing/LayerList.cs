using Pastiche.Graphs;

namespace Pastiche.Cli.Parsing;

/// <summary>Reads layers between commas, each with a weight or without: stem:3,stage1_1.</summary>
internal static class LayerList
{
    /// <summary>The end of the name of a layer before its ReLU, as in conv4_2:pre.</summary>
    private const string Preactivation = "pre";

    private static readonly NumberRange<float> Weights = new(Setting.Of(new LayerWeight(""), nameof(LayerWeight.Weight)));

    /// <summary>The layers, at least one; whether they exist, the backbone says.</summary>
    /// <param name="option">The option they belong to, for the message.</param>
    /// <param name="text">What was given.</param>
    /// <exception cref="PasticheException">A name is missing, or a weight is none.</exception>
    public static ValueList<LayerWeight> Parse(string option, string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries).Select(layer => One(option, layer))];

    /// <summary>The lists that go on from what is typed so far with one more of some layers.</summary>
    public static IEnumerable<string> Complete(string typed, IEnumerable<string> layers)
    {
        var before = typed[..(typed.LastIndexOf(',') + 1)];
        var listed = before.Split(',').Select(layer => layer.Split(':')[0]);
        return layers.Except(listed).Select(name => before + name);
    }

    private static LayerWeight One(string option, string text)
    {
        var colon = text.LastIndexOf(':');
        var name = colon < 0 ? text : text[..colon].TrimEnd();
        if (name.Length == 0) throw Errors.OutOfRange(option, text, "layers as in stem or stem:3,stage1_1");
        return colon < 0 || text[(colon + 1)..].Trim().Equals(Preactivation, StringComparison.OrdinalIgnoreCase)
            ? new LayerWeight(text)
            : new LayerWeight(name, Weights.Parse($"{option}: the weight of {name}", text[(colon + 1)..]));
    }
}

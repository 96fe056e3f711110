using Pastiche.Graphs;

namespace Pastiche.Cli.Parsing;

/// <summary>Parses a list of layers with optional weights, such as stem:3,stage1_1.</summary>
internal static class LayerList
{
    /// <summary>The suffix of the name of a layer before its ReLU, such as conv4_2:pre.</summary>
    private const string Preactivation = "pre";

    private static readonly NumberRange<float> Weights = new(Setting.Of(new LayerWeight(""), nameof(LayerWeight.Weight)));

    /// <summary>Parses a list of at least one layer. It does not check that the layers exist.</summary>
    /// <param name="option">The name of the option, for error messages.</param>
    /// <param name="text">The text to parse.</param>
    /// <exception cref="PasticheException">A name is missing, or a weight is not a number.</exception>
    public static ValueList<LayerWeight> Parse(string option, string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries).Select(layer => One(option, layer))];

    /// <summary>Completes a list with each of some layers.</summary>
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

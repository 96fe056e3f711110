using Pastiche.Graphs;
using static System.FormattableString;

namespace Pastiche.Cli.Parsing;

/// <summary>Parses a sum of style losses with optional weights, such as gram, gram+mean or gram:2+mean.</summary>
internal static class StyleLossList
{
    private static readonly NamedValues<StyleLossKind> Kinds = new([.. StyleLosses.All.Select(entry => (entry.Loss.Name, entry.Kind))]);

    private static readonly NumberRange<float> Weights =
        new(Setting.Of(new StyleLossWeight(StyleLossKind.Gram), nameof(StyleLossWeight.Weight)));

    /// <summary>The names of the losses.</summary>
    public static IReadOnlyList<string> Names => Kinds.Names;

    /// <summary>Parses a sum of at least one loss.</summary>
    /// <param name="option">The name of the option, for error messages.</param>
    /// <param name="text">The text to parse.</param>
    /// <exception cref="PasticheException">A loss is unknown, or a weight is not a number.</exception>
    public static ValueList<StyleLossWeight> Parse(string option, string text) =>
        [.. text.Split('+', StringSplitOptions.TrimEntries).Select(loss => One(option, loss))];

    /// <summary>Formats losses as on a command line.</summary>
    public static string Text(IEnumerable<StyleLossWeight> losses) =>
        string.Join('+', losses.Select(Text));

    private static string Text(StyleLossWeight loss) =>
        loss.Weight == 1 ? Kinds.NameOf(loss.Kind) : Invariant($"{Kinds.NameOf(loss.Kind)}:{loss.Weight}");

    private static StyleLossWeight One(string option, string text)
    {
        var parts = text.Split(':', 2, StringSplitOptions.TrimEntries);
        var kind = Kinds.Parse(option, parts[0]);
        return parts.Length == 1
            ? new StyleLossWeight(kind)
            : new StyleLossWeight(kind, Weights.Parse($"{option}: the weight of {parts[0]}", parts[1]));
    }
}

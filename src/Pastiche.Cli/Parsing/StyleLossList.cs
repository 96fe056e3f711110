using Pastiche.Graphs;
using static System.FormattableString;

namespace Pastiche.Cli.Parsing;

/// <summary>Reads losses with plus signs between them: gram, gram+mean, gram:2+mean.</summary>
internal static class StyleLossList
{
    private static readonly NamedValues<StyleLossKind> Kinds = new([.. StyleLosses.All.Select(entry => (entry.Loss.Name, entry.Kind))]);

    private static readonly NumberRange<float> Weights =
        new(Setting.Of(new StyleLossWeight(StyleLossKind.Gram), nameof(StyleLossWeight.Weight)));

    /// <summary>The losses that there are.</summary>
    public static IReadOnlyList<string> Names => Kinds.Names;

    /// <summary>The losses, at least one.</summary>
    /// <param name="option">The option they belong to, for the message.</param>
    /// <param name="text">What was given.</param>
    /// <exception cref="PasticheException">There is no such loss, or a weight is none.</exception>
    public static ValueList<StyleLossWeight> Parse(string option, string text) =>
        [.. text.Split('+', StringSplitOptions.TrimEntries).Select(loss => One(option, loss))];

    /// <summary>The losses as a command line gives them.</summary>
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

using Pastiche.Graphs;

namespace Pastiche.Backbones;

/// <summary>
/// Some networks begin by normalising their pictures themselves, with a number or one a channel. Those constants tell what the network
/// takes: a mean colour over 1, or a factor that only 0 to 255 needs, means 0 to 255; ImageNet's red is brighter than its blue, so a mean
/// that rises from the first channel to the last means blue first.
/// </summary>
internal static class OwnNormalisation
{
    private const double LargestUnitMean = 1;
    private const double SmallestUnitFactor = 1.0 / 16;
    private const double ClearlyBrighter = 1.02;

    /// <summary>What the network takes, or null where it does not begin so.</summary>
    public static (Preprocessing Preprocessing, float FeatureScale)? Find(Graph graph)
    {
        var (factors, offsets) = (new double[] { 1, 1, 1 }, new double[] { 0, 0, 0 });
        var value = graph.Inputs[0];
        var users = graph.Users();
        var found = false;
        while (Next(users, value) is { } node && Constant(node, value) is { } constant)
        {
            for (var c = 0; c < 3; c++) (factors[c], offsets[c]) = Through(node, value, factors[c], offsets[c], constant[c]);
            value = node.Output;
            found = true;
        }

        return found && factors.All(factor => factor != 0 && double.IsFinite(factor)) ? Judge(factors, offsets) : null;
    }

    private static (Preprocessing Preprocessing, float FeatureScale) Judge(double[] factors, double[] offsets)
    {
        double[] means = [.. factors.Zip(offsets, (factor, offset) => -offset / factor)];
        var factor = factors.Average(Math.Abs);
        var bytes = means.Max(Math.Abs) > LargestUnitMean || factor < SmallestUnitFactor;
        var scale = bytes ? 255f : 1f;
        var blueFirst = means[0] > 0 && means[2] > means[0] * ClearlyBrighter;
        return (new Preprocessing([0, 0, 0], [1, 1, 1], scale, blueFirst), (float)(255 / (scale * factor)));
    }

    private static Node? Next(ILookup<Value, Node> users, Value value) =>
        users[value].ToArray() is [{ Op: Op.Add or Op.Sub or Op.Mul or Op.Div } only] ? only : null;

    /// <summary>The other operand, one number a channel; null where it is something else.</summary>
    private static float[]? Constant(Node node, Value value)
    {
        var other = node.Inputs[node.Inputs[0] == value ? 1 : 0];
        if (other.Constant is not { } constant || node.Output.Shape != value.Shape || (node.Op == Op.Div && node.Inputs[1] == value)) return null;
        var elements = constant.Elements;
        if (elements.Length == 1) return [elements[0], elements[0], elements[0]];
        return elements.Length == 3 && constant.Shape.Rank >= 3 && constant.Shape[constant.Shape.Rank - 3] == 3 ? elements.ToArray() : null;
    }

    private static (double Factor, double Offset) Through(Node node, Value value, double factor, double offset, double constant) => node.Op switch
    {
        Op.Add => (factor, offset + constant),
        Op.Sub when node.Inputs[0] == value => (factor, offset - constant),
        Op.Sub => (-factor, constant - offset),
        Op.Mul => (factor * constant, offset * constant),
        _ => (factor / constant, offset / constant),
    };
}

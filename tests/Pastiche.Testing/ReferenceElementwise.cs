using Pastiche.Graphs;

namespace Pastiche.Testing;

/// <summary>Operators that look at one element of each input at a time.</summary>
internal static class ReferenceElementwise
{
    public static double[] Binary(Node node, double[][] x, Func<double, double, double> operation)
    {
        var (left, right) = (Broadcast(node, 0, x), Broadcast(node, 1, x));
        var result = new double[left.Length];
        for (var i = 0; i < result.Length; i++) result[i] = operation(left[i], right[i]);
        return result;
    }

    public static double[] Where(Node node, double[][] x)
    {
        var (condition, then, otherwise) = (Broadcast(node, 0, x), Broadcast(node, 1, x), Broadcast(node, 2, x));
        var result = new double[condition.Length];
        for (var i = 0; i < result.Length; i++) result[i] = condition[i] != 0 ? then[i] : otherwise[i];
        return result;
    }

    public static double[] BatchNormalization(Node node, double[][] x)
    {
        var epsilon = node.Get<BatchNormalizationAttributes>().Epsilon;
        var shape = node.Output.Shape;
        var perChannel = shape.Size / shape[0] / shape[1];
        var result = new double[shape.Size];
        for (var i = 0; i < result.Length; i++)
        {
            var channel = i / perChannel % shape[1];
            var (scale, bias, mean, variance) = (x[1][channel], x[2][channel], x[3][channel], x[4][channel]);
            result[i] = ((x[0][i] - mean) / Math.Sqrt(variance + epsilon) * scale) + bias;
        }

        return result;
    }

    private static double[] Broadcast(Node node, int input, double[][] x)
    {
        var (from, to) = (node.Inputs[input].Shape, node.Output.Shape);
        return from == to ? x[input] : Positions.Gather(x[input], Positions.Broadcast(from, to));
    }
}

using Pastiche.Graphs;

namespace Pastiche.Testing;

/// <summary>Pooling, and putting elements back where they came from.</summary>
internal static class ReferencePooling
{
    /// <summary>The largest of each window, the first where several are equal, and its index in the whole input.</summary>
    public static double[][] Max(Node node, double[] x)
    {
        var (largest, indices) = (new double[node.Output.Shape.Size], new double[node.Output.Shape.Size]);
        foreach (var window in Windows(node))
        {
            var winner = window.Pixels[0];
            foreach (var pixel in window.Pixels)
            {
                if (x[pixel] > x[winner]) winner = pixel;
            }

            (largest[window.Output], indices[window.Output]) = (x[winner], winner);
        }

        return [largest, indices];
    }

    public static double[] Average(Node node, double[] x)
    {
        var attributes = node.Get<PoolAttributes>();
        var result = new double[node.Output.Shape.Size];
        foreach (var (output, pixels) in Windows(node))
        {
            var counted = attributes.CountIncludesPad ? attributes.Kernel[0] * attributes.Kernel[1] : pixels.Count;
            result[output] = pixels.Sum(pixel => x[pixel]) / counted;
        }

        return result;
    }

    /// <summary>Adds each update at its index.</summary>
    public static double[] Scatter(double[] data, double[] indices, double[] updates)
    {
        for (var i = 0; i < updates.Length; i++) data[(int)indices[i]] += updates[i];
        return data;
    }

    /// <summary>For each output the pixels that its window covers, without those of the padding.</summary>
    private static IEnumerable<(int Output, List<int> Pixels)> Windows(Node node)
    {
        var output = node.Output.Shape;
        var next = 0;
        for (var plane = 0; plane < output[0] * output[1]; plane++)
        {
            for (var row = 0; row < output[2]; row++)
            {
                for (var column = 0; column < output[3]; column++)
                    yield return (next++, Window(node, plane, row, column));
            }
        }
    }

    private static List<int> Window(Node node, int plane, int row, int column)
    {
        var input = node.Inputs[0].Shape;
        var (kernel, strides, pads, _) = node.Get<PoolAttributes>();
        var (top, left) = ((row * strides[0]) - pads[0], (column * strides[1]) - pads[1]);
        var pixels = new List<int>();
        for (var y = Math.Max(top, 0); y < Math.Min(top + kernel[0], input[2]); y++)
        {
            for (var x = Math.Max(left, 0); x < Math.Min(left + kernel[1], input[3]); x++)
                pixels.Add((((plane * input[2]) + y) * input[3]) + x);
        }

        return pixels;
    }
}

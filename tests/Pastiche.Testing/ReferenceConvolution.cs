using Pastiche.Graphs;

namespace Pastiche.Testing;

/// <summary>Convolution by its definition; each output channel is a sum of shifted input channels.</summary>
internal static class ReferenceConvolution
{
    public static double[] Run(Node node, double[][] x)
    {
        var shape = node.Output.Shape;
        var result = new double[shape.Size];
        Parallel.For(0, shape[0] * shape[1], plane => AddPlane(node, x, result, plane / shape[1], plane % shape[1]));
        return result;
    }

    private static void AddPlane(Node node, double[][] x, double[] result, int image, int channel)
    {
        var (kernel, output) = (node.Inputs[1].Shape, node.Output.Shape);
        var (size, taps) = (output[2] * output[3], kernel[2] * kernel[3]);
        var sums = result.AsSpan(((image * output[1]) + channel) * size, size);
        if (x.Length == 3) sums.Fill(x[2][channel]);
        var inputs = node.Inputs[0].Shape;
        var firstInput = channel / (output[1] / node.Get<ConvAttributes>().Group) * kernel[1];
        for (var i = 0; i < kernel[1]; i++)
        {
            var pixels = x[0].AsSpan(((image * inputs[1]) + firstInput + i) * inputs[2] * inputs[3], inputs[2] * inputs[3]);
            AddChannel(node, pixels, x[1].AsSpan(((channel * kernel[1]) + i) * taps, taps), sums);
        }
    }

    private static void AddChannel(Node node, ReadOnlySpan<double> pixels, ReadOnlySpan<double> weights, Span<double> sums)
    {
        var (input, kernel, output) = (node.Inputs[0].Shape, node.Inputs[1].Shape, node.Output.Shape);
        var (strides, pads, dilations, _) = node.Get<ConvAttributes>();
        for (var ky = 0; ky < kernel[2]; ky++)
        {
            for (var kx = 0; kx < kernel[3]; kx++)
            {
                var weight = weights[(ky * kernel[3]) + kx];
                var (dy, dx) = ((ky * dilations[0]) - pads[0], (kx * dilations[1]) - pads[1]);
                var (top, bottom) = Inside(dy, strides[0], input[2], output[2]);
                var (left, right) = Inside(dx, strides[1], input[3], output[3]);
                for (var y = top; y < bottom; y++)
                {
                    var row = sums.Slice(y * output[3], output[3]);
                    var from = (((y * strides[0]) + dy) * input[3]) + dx;
                    AddRow(row[..right], left, pixels, from, strides[1], weight);
                }
            }
        }
    }

    /// <summary>The innermost loop, in which nearly all of the time goes.</summary>
    private static void AddRow(Span<double> sums, int left, ReadOnlySpan<double> pixels, int from, int stride, double weight)
    {
        for (var column = left; column < sums.Length; column++) sums[column] += weight * pixels[from + (column * stride)];
    }

    /// <summary>The outputs whose pixel, output·stride + offset, lies in the picture and not in the padding.</summary>
    private static (int First, int End) Inside(int offset, int stride, int size, int outputs)
    {
        var first = offset >= 0 ? 0 : (-offset + stride - 1) / stride;
        var end = offset >= size ? 0 : ((size - 1 - offset) / stride) + 1;
        return (first, Math.Clamp(end, 0, outputs));
    }
}

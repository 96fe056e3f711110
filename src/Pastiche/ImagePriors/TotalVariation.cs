using System.Buffers;
using System.Numerics.Tensors;
using Pastiche.Optimization;

namespace Pastiche.ImagePriors;

/// <summary>
/// Total variation: the sum of the squared differences of every value with its right and its lower neighbour, over the number of
/// values 3·Height·Width.
/// </summary>
/// <remarks>The squared, anisotropic form, as neural-style's TVLoss; without edge terms unless it wraps around.</remarks>
internal static class TotalVariation
{
    /// <summary>Adds weight times its gradient to a gradient.</summary>
    /// <param name="image">[3][height][width].</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="weight">The factor of the gradient.</param>
    /// <param name="gradient">[3][height][width].</param>
    /// <param name="wraps">Whether the last column and row have the first as their neighbours.</param>
    /// <returns>The value, without the weight.</returns>
    public static double AddGradient(ReadOnlySpan<float> image, int width, int height, float weight, Span<float> gradient, bool wraps = false)
    {
        var factor = 2 * weight / image.Length;
        var sum = 0.0;
        var differences = ArrayPool<float>.Shared.Rent(width);
        for (var y = 0; y < image.Length / width; y++)
        {
            var row = image.Slice(y * width, width);
            var rowGradient = gradient.Slice(y * width, width);
            sum += Add(row[..^1], row[1..], factor, rowGradient[..^1], rowGradient[1..], differences);
            if (wraps) sum += Add(row[^1..], row[..1], factor, rowGradient[^1..], rowGradient[..1], differences);
            var isLast = (y + 1) % height == 0;
            if (isLast && !wraps) continue;
            var below = isLast ? y + 1 - height : y + 1;
            sum += Add(row, image.Slice(below * width, width), factor, rowGradient, gradient.Slice(below * width, width), differences);
        }
        ArrayPool<float>.Shared.Return(differences);
        return sum / image.Length;
    }

    private static double Add(ReadOnlySpan<float> near, ReadOnlySpan<float> far, float factor,
        Span<float> nearGradient, Span<float> farGradient, float[] scratch)
    {
        var differences = scratch.AsSpan(0, near.Length);
        TensorPrimitives.Subtract(far, near, differences);
        TensorPrimitives.MultiplyAdd(differences, -factor, nearGradient, nearGradient);
        TensorPrimitives.MultiplyAdd(differences, factor, farGradient, farGradient);
        return VectorKernels.SumOfSquares(differences);
    }
}

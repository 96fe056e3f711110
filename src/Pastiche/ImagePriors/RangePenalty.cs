using System.Numerics.Tensors;
using Pastiche.Optimization;

namespace Pastiche.ImagePriors;

/// <summary>
/// A guard that keeps values near what can be shown: weight · mean of (x − clamp(x, 0, 1))². Zero within the range.
/// </summary>
internal static class RangePenalty
{
    private const int Block = 2048;

    /// <summary>Adds its gradient, 2·weight·(x − clamp(x, 0, 1)) / size, to a gradient.</summary>
    /// <param name="image">Values.</param>
    /// <param name="weight">Its weight.</param>
    /// <param name="gradient">As many.</param>
    /// <returns>The value, with the weight.</returns>
    public static double AddGradient(ReadOnlySpan<float> image, float weight, Span<float> gradient)
    {
        if (weight == 0) return 0;
        Span<float> scratch = stackalloc float[Block];
        var sum = 0.0;
        for (var start = 0; start < image.Length; start += Block)
        {
            var values = image.Slice(start, Math.Min(Block, image.Length - start));
            var excess = scratch[..values.Length];
            TensorPrimitives.Clamp(values, 0, 1, excess);
            TensorPrimitives.Subtract(values, excess, excess);
            var squares = VectorKernels.SumOfSquares(excess);
            if (squares == 0) continue;
            sum += squares;
            var part = gradient.Slice(start, values.Length);
            TensorPrimitives.MultiplyAdd(excess, 2 * weight / image.Length, part, part);
        }

        return weight * sum / image.Length;
    }
}

using System.Buffers;
using System.Numerics.Tensors;
using Pastiche.Optimization;

namespace Pastiche.ImagePriors;

/// <summary>
/// Total variation: the sum of the squared differences of every value with its right and its lower neighbour, over the number of
/// values 3·Height·Width.
/// </summary>
/// <remarks>The squared, anisotropic form, as neural-style's TVLoss; without edge terms unless it wraps around.</remarks>
/// <param name="Wraps">Whether the last column and row have the first as their neighbors.</param>
internal readonly record struct TotalVariation(bool Wraps = false)
{
    /// <summary>Adds weight times its gradient to a gradient.</summary>
    /// <param name="image">[3][height][width].</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="weight">The factor of the gradient.</param>
    /// <param name="gradient">[3][height][width].</param>
    /// <returns>The value, without the weight.</returns>
    public double AddGradient(ReadOnlySpan<float> image, int width, int height, float weight, Span<float> gradient)
    {
        var sum = 0.0;
        var scratch = ArrayPool<float>.Shared.Rent(width);
        var differences = new Differences(image, gradient, 2 * weight / image.Length, scratch);
        for (var y = 0; y < image.Length / width; y++)
        {
            var row = y * width;
            sum += differences.Add(row, row + 1, width - 1);
            if (Wraps) sum += differences.Add(row + width - 1, row, 1);
            var isLast = (y + 1) % height == 0;
            if (isLast && !Wraps) continue;
            var below = isLast ? y + 1 - height : y + 1;
            sum += differences.Add(row, below * width, width);
        }

        ArrayPool<float>.Shared.Return(scratch);
        return sum / image.Length;
    }

    /// <summary>The differences between runs of neighbors.</summary>
    private readonly ref struct Differences(ReadOnlySpan<float> image, Span<float> gradient, float factor, Span<float> scratch)
    {
        private readonly ReadOnlySpan<float> _image = image;
        private readonly Span<float> _gradient = gradient;
        private readonly Span<float> _scratch = scratch;

        /// <summary>Adds the gradients of both neighbors, and returns the sum of the squared differences.</summary>
        /// <param name="near">The first of the values.</param>
        /// <param name="far">The first of their neighbors.</param>
        /// <param name="length">The number of values.</param>
        public double Add(int near, int far, int length)
        {
            var differences = _scratch[..length];
            TensorPrimitives.Subtract(_image.Slice(far, length), _image.Slice(near, length), differences);
            Accumulate(differences, -factor, _gradient.Slice(near, length));
            Accumulate(differences, factor, _gradient.Slice(far, length));
            return VectorKernels.SumOfSquares(differences);
        }

        private static void Accumulate(ReadOnlySpan<float> differences, float factor, Span<float> gradient) =>
            TensorPrimitives.MultiplyAdd(differences, factor, gradient, gradient);
    }
}

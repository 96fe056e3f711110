using System.Buffers;
using System.Numerics.Tensors;
using Pastiche.Optimization;

namespace Pastiche.ImagePriors;

/// <summary>
/// Total variation: the sum of the squared differences of every value with its right and its lower neighbor, over the number of
/// values 3·Height·Width. Differences d of color can count more: |d|² + c·(|d|² − (d_R + d_G + d_B)²/3), where the part in parentheses is
/// what is left of a difference without its gray.
/// </summary>
/// <remarks>The squared, anisotropic form, as neural-style's TVLoss; without edge terms unless it wraps around.</remarks>
/// <param name="Wraps">Whether the last column and row have the first as their neighbors.</param>
/// <param name="Chroma">c: how many times more differences of color count, 0 or more.</param>
internal readonly record struct TotalVariation(bool Wraps = false, float Chroma = 0)
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
        var factor = weight / image.Length;
        var sum = (1 + Chroma) * AddSquares(image, width, height, (1 + Chroma) * factor, gradient);
        if (Chroma > 0) sum -= Chroma / 3 * SubtractGray(image, width, height, Chroma / 3 * factor, gradient);
        return sum / image.Length;
    }

    /// <summary>Subtracts the gradient of the squared differences of R + G + B, and returns their sum.</summary>
    private double SubtractGray(ReadOnlySpan<float> image, int width, int height, float factor, Span<float> gradient)
    {
        var length = width * height;
        var rented = ArrayPool<float>.Shared.Rent(2 * length);
        var gray = rented.AsSpan(0, length);
        var own = rented.AsSpan(length, length);
        TensorPrimitives.Add(image[..length], image.Slice(length, length), gray);
        TensorPrimitives.Add(gray, image.Slice(2 * length, length), gray);
        own.Clear();
        var sum = AddSquares(gray, width, height, factor, own);
        for (var channel = 0; channel < image.Length / length; channel++)
        {
            var plane = gradient.Slice(channel * length, length);
            TensorPrimitives.Subtract(plane, own, plane);
        }

        ArrayPool<float>.Shared.Return(rented);
        return sum;
    }

    /// <summary>Adds the gradient of the squared differences, and returns their sum.</summary>
    /// <param name="planes">[planes][height][width].</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="factor">The factor of the gradient.</param>
    /// <param name="gradient">[planes][height][width].</param>
    private double AddSquares(ReadOnlySpan<float> planes, int width, int height, float factor, Span<float> gradient)
    {
        var sum = 0.0;
        var scratch = ArrayPool<float>.Shared.Rent(width);
        var differences = new Differences(planes, gradient, 2 * factor, scratch);
        for (var y = 0; y < planes.Length / width; y++)
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
        return sum;
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

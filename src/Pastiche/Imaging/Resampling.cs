using System.Numerics.Tensors;

namespace Pastiche.Imaging;

/// <summary>
/// Resizes pictures, one axis after the other: one that shrinks by Lanczos-3 stretched over the reduction, as in libvips, one that grows
/// by linear interpolation. Positions are half-pixel centred and the edge is repeated.
/// </summary>
internal static class Resampling
{
    /// <summary>Resizes a picture.</summary>
    public static Image Resize(Image image, int width, int height, CancellationToken cancellationToken = default)
    {
        // Down first, then across: whole rows are cheap to add up. Where that would leave more to read than the other way
        // round (a wide picture that grows tall), the two are swapped.
        if ((long)image.Width * height > Math.Max((long)image.Width * image.Height, (long)width * height))
            return Resize(Resize(image, width, image.Height, cancellationToken), width, height, cancellationToken);
        var resized = new Image(width, height, image.HasAlpha);
        var columns = Taps.Create(image.Width, width);
        var rows = Taps.Create(image.Height, height);
        var between = new float[image.Width * height];
        var weighted = Transparency.Premultiply(image);
        for (var channel = 0; channel < Image.Channels; channel++) ResizePlane(weighted.Plane(channel), resized.Plane(channel));
        if (image.HasAlpha)
        {
            ResizePlane(image.Alpha, resized.Alpha);
            Transparency.Unpremultiply(resized);
        }

        return resized;

        void ResizePlane(ReadOnlySpan<float> source, Span<float> target)
        {
            Apply(source, rows, columns, target, between, cancellationToken);
            // Lanczos overshoots at edges.
            if (width < image.Width || height < image.Height)
                TensorPrimitives.Clamp(target, TensorPrimitives.Min(source), TensorPrimitives.Max(source), target);
        }
    }

    /// <summary>Resizes one plane.</summary>
    /// <param name="source">The plane.</param>
    /// <param name="rows">The taps of each row.</param>
    /// <param name="columns">The taps of each column.</param>
    /// <param name="target">The resized plane.</param>
    /// <param name="between">A buffer for the plane with resized rows, which still have the width of the source.</param>
    /// <param name="cancellationToken">Ends it within a row.</param>
    public static void Apply(
        ReadOnlySpan<float> source,
        Taps[] rows,
        Taps[] columns,
        Span<float> target,
        float[] between,
        CancellationToken cancellationToken = default)
    {
        var sourceWidth = between.Length / rows.Length;
        ResizeRows(source, sourceWidth, rows, between, cancellationToken);
        for (var y = 0; y < rows.Length; y++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ResizeColumns(between.AsSpan(y * sourceWidth, sourceWidth), columns, target.Slice(y * columns.Length, columns.Length));
        }
    }

    private static void ResizeRows(
        ReadOnlySpan<float> source, int width, Taps[] rows, Span<float> target, CancellationToken cancellationToken)
    {
        target.Clear();
        for (var y = 0; y < rows.Length; y++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (first, weights) = rows[y];
            var sum = target.Slice(y * width, width);
            for (var tap = 0; tap < weights.Length; tap++)
                TensorPrimitives.MultiplyAdd(source.Slice((first + tap) * width, width), weights[tap], sum, sum);
        }
    }

    private static void ResizeColumns(ReadOnlySpan<float> row, Taps[] columns, Span<float> target)
    {
        for (var x = 0; x < columns.Length; x++)
        {
            var (first, weights) = columns[x];
            target[x] = TensorPrimitives.Dot(row.Slice(first, weights.Length), weights);
        }
    }
}

namespace Pastiche.Parameterizations;

/// <summary>
/// Doubles the size of images by linear interpolation, half-pixel centered, with the edge repeated, or with the opposite edge beyond
/// it; its transpose; and the halving that goes with it. Both axes are alike: fine[2i] = ¾·coarse[i] + ¼·coarse[i−1] and
/// fine[2i+1] = ¾·coarse[i] + ¼·coarse[i+1].
/// Where the finer side is odd, its last odd position is missing.
/// </summary>
/// <param name="longestRow">The columns of the widest finer level.</param>
/// <param name="wraps">Whether the opposite edge is beyond an edge; finer sides must then be even.</param>
internal sealed class BilinearDoubling(int longestRow, bool wraps = false)
{
    private const float Near = 0.75f;
    private const float Far = 0.25f;

    // One row between the passes over columns and over rows: one value before it and up to two after, its repeated edges, and one more,
    // which a vector may read but does not use.
    private readonly float[] _row = new float[longestRow + 4];

    /// <summary>result = addend + weight · enlarged coarse, addend and result having the finer level's size.</summary>
    public void AddEnlarged(
        ReadOnlySpan<float> coarse, float weight, ReadOnlySpan<float> addend, Span<float> result, PyramidLevel finer)
    {
        int width = finer.Width, height = finer.Height, coarseWidth = (width + 1) / 2, coarseHeight = (height + 1) / 2;
        var row = _row.AsSpan(0, coarseWidth + 2);
        for (var channel = 0; channel < Image.Channels; channel++)
        {
            for (var y = 0; y < height; y++)
            {
                var near = y / 2;
                var far = Beyond(int.IsEvenInteger(y) ? near - 1 : near + 1, coarseHeight);
                var top = channel * coarseHeight;
                RowKernels.Weigh(
                    Row(coarse, top + near, coarseWidth), weight * Near, Row(coarse, top + far, coarseWidth), weight * Far, row[1..^1]);
                row[0] = wraps ? row[^2] : row[1];
                row[^1] = wraps ? row[1] : row[^2];
                var at = (channel * height) + y;
                RowKernels.AddInterleaved(row, Near, Far, Row(addend, at, width), Row(result, at, width));
            }
        }
    }

    /// <summary>coarse = weight · the transposed enlargement of values of the finer level's size.</summary>
    public void Adjoint(ReadOnlySpan<float> fine, float weight, Span<float> coarse, PyramidLevel finer)
    {
        int width = finer.Width, height = finer.Height, coarseWidth = (width + 1) / 2, coarseHeight = (height + 1) / 2;
        var row = _row.AsSpan(0, (2 * coarseWidth) + 2);
        var center = row.Slice(1, width);
        for (var channel = 0; channel < Image.Channels; channel++)
        {
            for (var y = 0; y < coarseHeight; y++)
            {
                // Repeating the coarse edge transposes to repeating the fine one, but nothing is beyond a missing odd row.
                int top = channel * height, even = 2 * y, odd = even + 1;
                var above = Row(fine, top + Beyond(even - 1, height), width);
                if (odd < height)
                {
                    var near = new RowPair(Row(fine, top + even, width), Row(fine, top + odd, width));
                    var far = new RowPair(above, Row(fine, top + Beyond(odd + 1, height), width));
                    RowKernels.Weigh(near, weight * Near, far, weight * Far, center);
                }
                else
                {
                    RowKernels.Weigh(Row(fine, top + even, width), weight * Near, above, weight * Far, center);
                }

                row[0] = wraps ? row[width] : row[1];
                row[(width + 1)..].Fill(wraps ? row[1] : int.IsEvenInteger(width) ? row[width] : 0);
                RowKernels.Gather(row, Near, Far, Row(coarse, (channel * coarseHeight) + y, coarseWidth));
            }
        }
    }

    /// <summary>coarse = weight · the means of two by two values of the finer level's size, its odd edges repeated.</summary>
    public static void Halve(ReadOnlySpan<float> fine, float weight, Span<float> coarse, PyramidLevel finer)
    {
        int width = finer.Width, height = finer.Height, coarseWidth = (width + 1) / 2, coarseHeight = (height + 1) / 2;
        for (var channel = 0; channel < Image.Channels; channel++)
        {
            for (var y = 0; y < coarseHeight; y++)
            {
                var upper = Row(fine, (channel * height) + (2 * y), width);
                var lower = Row(fine, (channel * height) + Math.Min((2 * y) + 1, height - 1), width);
                var means = Row(coarse, (channel * coarseHeight) + y, coarseWidth);
                for (var x = 0; x < coarseWidth; x++)
                {
                    int left = 2 * x, right = Math.Min(left + 1, width - 1);
                    means[x] = weight / 4 * (upper[left] + upper[right] + lower[left] + lower[right]);
                }
            }
        }
    }

    /// <summary>The row to use for one that may be before the first or after the last.</summary>
    private int Beyond(int row, int rows) => wraps ? (row + rows) % rows : Math.Clamp(row, 0, rows - 1);

    private static ReadOnlySpan<float> Row(ReadOnlySpan<float> planes, int row, int width) => planes.Slice(row * width, width);

    private static Span<float> Row(Span<float> planes, int row, int width) => planes.Slice(row * width, width);
}

namespace Pastiche.Imaging;

/// <summary>
/// For every pixel the nearest one that can be seen, by sweeping offsets down and up over the picture: P.-E. Danielsson, "Euclidean
/// distance mapping" (1980). Exact but for rare ties between far points, of which it may choose the second nearest.
/// </summary>
internal static class NearestVisible
{
    private const int None = -1;

    /// <summary>The position of the nearest pixel with an alpha above 0.</summary>
    /// <param name="alpha">Row after row; above 0 somewhere.</param>
    /// <param name="width">Columns.</param>
    public static int[] Of(ReadOnlySpan<float> alpha, int width)
    {
        var nearest = new int[alpha.Length];
        for (var i = 0; i < nearest.Length; i++) nearest[i] = alpha[i] > 0 ? i : None;
        var height = alpha.Length / width;
        for (var y = 0; y < height; y++) Sweep(nearest, width, y, y - 1);
        for (var y = height - 1; y >= 0; y--) Sweep(nearest, width, y, y + 1);
        return nearest;
    }

    /// <summary>Takes over what the neighbours found, in the row before and, both ways, in the row itself.</summary>
    private static void Sweep(int[] nearest, int width, int y, int before)
    {
        if (before >= 0 && before < nearest.Length / width)
        {
            for (var x = 0; x < width; x++)
                for (var side = Math.Max(0, x - 1); side <= Math.Min(width - 1, x + 1); side++)
                    Offer(nearest, width, x, y, nearest[(before * width) + side]);
        }

        for (var x = 1; x < width; x++) Offer(nearest, width, x, y, nearest[(y * width) + x - 1]);
        for (var x = width - 2; x >= 0; x--) Offer(nearest, width, x, y, nearest[(y * width) + x + 1]);
    }

    private static void Offer(int[] nearest, int width, int x, int y, int candidate)
    {
        ref var best = ref nearest[(y * width) + x];
        if (candidate != None && (best == None || Distance(candidate) < Distance(best))) best = candidate;

        long Distance(int position)
        {
            var (row, column) = Math.DivRem(position, width);
            return ((long)(row - y) * (row - y)) + ((long)(column - x) * (column - x));
        }
    }
}

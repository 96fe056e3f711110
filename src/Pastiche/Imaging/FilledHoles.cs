namespace Pastiche.Imaging;

/// <summary>
/// Fills what is enclosed. Each path from a pixel to the border has a greatest value; the pixel takes the smallest of these. By flooding
/// from the border, lowest first (P. Soille, C. Gratin, "An Efficient Algorithm for Drainage Network Extraction on DEMs", 1994).
/// </summary>
internal static class FilledHoles
{
    /// <summary>Fills a plane. Its border stays as it is.</summary>
    /// <param name="plane">The plane, [Height][Width].</param>
    /// <param name="width">Columns.</param>
    public static float[] Of(ReadOnlySpan<float> plane, int width)
    {
        var height = plane.Length / width;
        var filled = new float[plane.Length];
        Array.Fill(filled, float.PositiveInfinity);
        var reached = new PriorityQueue<int, float>();
        for (var i = 0; i < plane.Length; i++)
        {
            var (y, x) = Math.DivRem(i, width);
            if (x == 0 || y == 0 || x == width - 1 || y == height - 1) Reach(i, plane[i]);
        }

        while (reached.TryDequeue(out var from, out var barrier))
        {
            var (y, x) = Math.DivRem(from, width);
            if (x > 0) Step(from - 1, barrier, plane);
            if (x < width - 1) Step(from + 1, barrier, plane);
            if (y > 0) Step(from - width, barrier, plane);
            if (y < height - 1) Step(from + width, barrier, plane);
        }

        return filled;

        void Step(int to, float barrier, ReadOnlySpan<float> values)
        {
            if (float.IsPositiveInfinity(filled[to])) Reach(to, Math.Max(barrier, values[to]));
        }

        void Reach(int pixel, float barrier)
        {
            filled[pixel] = barrier;
            reached.Enqueue(pixel, barrier);
        }
    }
}

namespace Pastiche.Imaging;

/// <summary>
/// Finds for every pixel the nearest visible one, exactly and in linear time: first along columns, then along rows by the lower envelope
/// of parabolas (A. Meijster, J. B. T. M. Roerdink, W. H. Hesselink, "A general algorithm for computing distance transforms in linear
/// time", 2000).
/// </summary>
internal static class NearestVisible
{
    private const int None = -1;

    /// <summary>The position of the nearest pixel with alpha above 0, for each pixel.</summary>
    /// <param name="alpha">The alpha plane, row by row, which must be above 0 somewhere.</param>
    /// <param name="width">Columns.</param>
    public static int[] Of(ReadOnlySpan<float> alpha, int width)
    {
        var nearest = InColumns(alpha, width);
        var envelope = new Candidate[width];
        for (var y = 0; y < nearest.Length / width; y++) InRow(nearest.AsSpan(y * width, width), y, envelope);
        return nearest;
    }

    /// <summary>The row of the nearest visible pixel in the same column, or none.</summary>
    private static int[] InColumns(ReadOnlySpan<float> alpha, int width)
    {
        var rows = new int[alpha.Length];
        var height = alpha.Length / width;
        for (var y = 0; y < height; y++)
        {
            for (var i = y * width; i < (y + 1) * width; i++)
                rows[i] = alpha[i] > 0 ? y : y > 0 ? rows[i - width] : None;
        }

        for (var y = height - 2; y >= 0; y--)
        {
            for (var i = y * width; i < (y + 1) * width; i++)
            {
                var below = rows[i + width];
                if (rows[i] == None || below - y < y - rows[i]) rows[i] = below;
            }
        }

        return rows;
    }

    /// <summary>Turns the rows of the nearest pixels in each column into the positions of the nearest pixels of all.</summary>
    private static void InRow(Span<int> rows, int y, Candidate[] envelope)
    {
        var count = 0;
        for (var x = 0; x < rows.Length; x++)
        {
            if (rows[x] == None) continue;
            var start = 0;
            // A candidate that becomes nearest no earlier than one further right is never the nearest.
            while (count > 0 && (start = FirstNearer(envelope[count - 1], x, rows[x], y)) <= envelope[count - 1].Start) count--;
            if (count == 0) start = 0;
            if (start < rows.Length) envelope[count++] = new Candidate(x, rows[x], start);
        }

        for (var x = rows.Length - 1; x >= 0; x--)
        {
            var (column, row, start) = envelope[count - 1];
            rows[x] = (row * rows.Length) + column;
            if (x == start) count--;
        }
    }

    /// <summary>The first column of the row that is nearer to a candidate than to one further left.</summary>
    private static int FirstNearer(Candidate left, int column, int row, int y)
    {
        var difference = Square(column) - Square(left.Column) + Square(row - y) - Square(left.Row - y);
        return difference < 0 ? 0 : (int)Math.Min(int.MaxValue, (difference / (2 * (column - left.Column))) + 1);

        static long Square(long value) => value * value;
    }

    /// <summary>A visible pixel that is the nearest from a column on.</summary>
    private readonly record struct Candidate(int Column, int Row, int Start);
}

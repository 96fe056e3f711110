namespace Pastiche.Tests.Imaging.Files;

/// <summary>What a file stores: whole numbers of so many bits, channels interleaved, row after row from the top.</summary>
internal sealed record Raster(int Width, int Height, int Bands, int Bits, ushort[] Values)
{
    /// <summary>The largest number.</summary>
    public int Max => (1 << Bits) - 1;

    /// <summary>A raster of what a function says of each channel of each pixel.</summary>
    public static Raster Of(int width, int height, int bands, int bits, Func<int, int, int, int> value)
    {
        var values = new ushort[width * height * bands];
        for (var i = 0; i < values.Length; i++)
        {
            var (pixel, band) = Math.DivRem(i, bands);
            values[i] = (ushort)value(pixel % width, pixel / width, band);
        }

        return new Raster(width, height, bands, bits, values);
    }

    public ReadOnlySpan<ushort> At(int x, int y) => Values.AsSpan(((y * Width) + x) * Bands, Bands);

    /// <summary>The pixels at these columns and rows; beyond the edges, zeros.</summary>
    public Raster Part(int left, int top, int width, int height, int stepX = 1, int stepY = 1) =>
        Of(width, height, Bands, Bits, (x, y, band) =>
        {
            var (column, row) = (left + (x * stepX), top + (y * stepY));
            return column < Width && row < Height ? At(column, row)[band] : 0;
        });

    /// <summary>One channel of it.</summary>
    public Raster Band(int band) => Of(Width, Height, 1, Bits, (x, y, _) => At(x, y)[band]);

    /// <summary>One row as bytes: the first number in the highest bits, the rest of the last byte 0.</summary>
    public byte[] PackedRow(int row, bool bigEndian = true)
    {
        var numbers = Values.AsSpan(row * Width * Bands, Width * Bands);
        if (Bits == 16) return [.. numbers.ToArray().SelectMany(number => Ends.Bytes(number, bigEndian))];
        var packed = new byte[((numbers.Length * Bits) + 7) / 8];
        for (var i = 0; i < numbers.Length; i++)
            packed[i * Bits / 8] |= (byte)(numbers[i] << (8 - Bits - (i * Bits % 8)));
        return packed;
    }

    /// <summary>All of it as bytes.</summary>
    public byte[] Packed(bool bigEndian = true) => [.. Enumerable.Range(0, Height).SelectMany(row => PackedRow(row, bigEndian))];
}

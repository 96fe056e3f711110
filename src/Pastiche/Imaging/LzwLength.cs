namespace Pastiche.Imaging;

/// <summary>
/// How much comes out of data packed by LZW. GIF and TIFF have no checksum, and their decoders take any codes; but a code that was changed hardly
/// ever stands for as many bytes as the right one.
/// </summary>
/// <param name="bits">Of a symbol; codes begin one bit longer.</param>
/// <param name="highBitsFirst">As in TIFF, where codes also grow one step earlier; in GIF bytes are filled from the low bits.</param>
internal sealed class LzwLength(int bits, bool highBitsFirst)
{
    private const int LongestCode = 12;
    private readonly int[] _lengths = new int[1 << LongestCode];

    /// <summary>The number of symbols up to the end code, or to the end of the data; −1 if a code is not defined.</summary>
    public long Of(ReadOnlySpan<byte> data)
    {
        var clear = 1 << bits;
        var (width, next, previous, total, place) = (bits + 1, clear + 2, 0, 0L, 0L);
        _lengths.AsSpan(0, clear).Fill(1);
        while (place + width <= 8L * data.Length)
        {
            var code = Code(data, place, width);
            place += width;
            if (code == clear + 1) break;
            if (code == clear)
            {
                (width, next, previous) = (bits + 1, clear + 2, 0);
                continue;
            }

            // The next code to be defined may be used already: it is the previous one and its first symbol.
            if (code > next || (code == next && previous == 0)) return -1;
            var length = code == next ? previous + 1 : _lengths[code];
            if (previous > 0 && next < _lengths.Length) _lengths[next++] = previous + 1;
            if (next + (highBitsFirst ? 1 : 0) >= 1 << width && width < LongestCode) width++;
            (total, previous) = (total + length, length);
        }

        return total;
    }

    private int Code(ReadOnlySpan<byte> data, long place, int width)
    {
        var first = (int)(place / 8);
        var three = 0;
        for (var i = 0; i < 3 && first + i < data.Length; i++) three |= data[first + i] << (highBitsFirst ? 16 - (8 * i) : 8 * i);
        var within = (int)(place % 8);
        return (three >> (highBitsFirst ? 24 - within - width : within)) & ((1 << width) - 1);
    }
}

namespace Pastiche.Imaging;

/// <summary>
/// How much comes out of data packed by LZW. GIF and TIFF have no checksum, and their decoders take any codes; but a code that was
/// changed hardly
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
        var (width, next, previous, total) = (bits + 1, clear + 2, 0, 0L);
        var (buffer, count, place) = (0u, 0, 0);
        _lengths.AsSpan(0, clear).Fill(1);
        while (true)
        {
            for (; count < width && place < data.Length; count += 8, place++)
                buffer = highBitsFirst ? (buffer << 8) | data[place] : buffer | ((uint)data[place] << count);
            if (count < width) return total;
            var code = (int)(highBitsFirst ? buffer >> (count - width) : buffer) & ((1 << width) - 1);
            count -= width;
            if (!highBitsFirst) buffer >>= width;
            if (code == clear + 1) return total;
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
    }
}

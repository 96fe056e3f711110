namespace Pastiche.Imaging;

/// <summary>
/// The unpacked length of LZW data. GIF and TIFF have no checksums, and their decoders accept any codes; but a changed code hardly ever
/// decodes to as many bytes as the right one.
/// </summary>
/// <param name="bits">The bits of a symbol; codes begin one bit longer.</param>
/// <param name="highBitsFirst">
/// Whether bytes are filled from the high bits, as in TIFF, where codes also grow one step earlier; GIF fills them from the low bits.
/// </param>
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

            // A code may be used as it is defined: it is the previous one and its first symbol.
            if (code > next || (code == next && previous == 0)) return -1;
            var length = code == next ? previous + 1 : _lengths[code];
            if (previous > 0 && next < _lengths.Length) _lengths[next++] = previous + 1;
            if (next + (highBitsFirst ? 1 : 0) >= 1 << width && width < LongestCode) width++;
            (total, previous) = (total + length, length);
        }
    }
}

namespace Pastiche.Imaging.Jpeg;

/// <summary>A Huffman table of JPEG (ITU-T T.81, annex C), as a lookup of the next code in 16 bits.</summary>
internal sealed class HuffmanTable
{
    public const int LongestCode = 16;

    /// <summary>
    /// For every 16 bits, the length of the code that they begin with and, in the low byte, its symbol; 0 if there is none.
    /// </summary>
    private readonly ushort[] _codes = new ushort[1 << LongestCode];

    /// <param name="counts">The number of codes of each length, 1 to 16.</param>
    /// <param name="symbols">The symbols, those of the shortest codes first.</param>
    public HuffmanTable(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        var (next, symbol) = (0, 0);
        for (var length = 1; length <= LongestCode; length++)
        {
            var span = 1 << (LongestCode - length);
            for (var i = 0; i < counts[length - 1] && next + span <= _codes.Length; i++, next += span)
                _codes.AsSpan(next, span).Fill((ushort)((length << 8) | symbols[symbol++]));
        }
    }

    /// <summary>Finds the code that 16 bits begin with.</summary>
    public (int Length, int Symbol) Find(int bits) => (_codes[bits] >> 8, _codes[bits] & 0xFF);
}

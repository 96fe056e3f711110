namespace Pastiche.Imaging.Jpeg;

/// <summary>The codes of a Huffman table of JPEG (ITU-T T.81, annex C), for looking up the next one in 16 bits.</summary>
internal sealed class HuffmanTable
{
    public const int LongestCode = 16;

    /// <summary>
    /// For every 16 bits that can come: the length of the code they begin with and, below, its symbol. 0 where there is none.
    /// </summary>
    private readonly ushort[] _codes = new ushort[1 << LongestCode];

    /// <param name="counts">How many codes there are of each length, 1 to 16.</param>
    /// <param name="symbols">What they stand for, the shortest first.</param>
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

    /// <summary>The code that these bits begin with.</summary>
    public (int Length, int Symbol) Find(int bits) => (_codes[bits] >> 8, _codes[bits] & 0xFF);
}

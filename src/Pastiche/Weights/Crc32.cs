namespace Pastiche.Weights;

/// <summary>The checksum of zip archives: CRC-32 with the polynomial 0x04C11DB7, bits reflected (ISO 3309, ITU-T V.42), eight bytes at a time.</summary>
internal sealed class Crc32
{
    private const uint ReflectedPolynomial = 0xEDB88320;
    private const int Slices = 8;

    /// <summary>Slice s has what a byte contributes that s more bytes follow.</summary>
    private static readonly uint[] Table = MakeTable();

    private uint _state = uint.MaxValue;

    /// <summary>The checksum of all bytes so far.</summary>
    public uint Value => ~_state;

    /// <summary>Takes more bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        var crc = _state;
        for (; bytes.Length >= Slices; bytes = bytes[Slices..])
        {
            crc ^= bytes[0] | (uint)bytes[1] << 8 | (uint)bytes[2] << 16 | (uint)bytes[3] << 24;
            crc = At(7, crc) ^ At(6, crc >> 8) ^ At(5, crc >> 16) ^ At(4, crc >> 24) ^ At(3, bytes[4]) ^ At(2, bytes[5]) ^ At(1, bytes[6]) ^ At(0, bytes[7]);
        }

        foreach (var value in bytes) crc = (crc >> 8) ^ At(0, crc ^ value);
        _state = crc;
    }

    private static uint At(int slice, uint value) => Table[(slice << 8) | (byte)value];

    private static uint[] MakeTable()
    {
        var table = new uint[Slices << 8];
        for (var i = 0u; i < 256; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * ReflectedPolynomial);
            table[i] = crc;
        }

        for (var i = 256; i < table.Length; i++) table[i] = (table[i - 256] >> 8) ^ table[(byte)table[i - 256]];
        return table;
    }
}

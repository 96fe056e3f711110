using System.Buffers.Binary;
using System.Text;
using static System.FormattableString;

namespace Pastiche.Weights.Hdf5;

/// <summary>A block of bytes of the file, read sequentially as little-endian fields, never beyond its end.</summary>
internal sealed class Block(Hdf5File file, long address, ReadOnlyMemory<byte> bytes)
{
    private int _position;

    public Hdf5File File => file;

    /// <summary>The position of the next byte in the file.</summary>
    public long Address => address + _position;

    public int Remaining => bytes.Length - _position;

    public byte Byte() => Next(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Next(sizeof(ushort)));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Next(sizeof(uint)));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Next(sizeof(ulong)));

    /// <summary>Reads a number of 1, 2, 4 or 8 bytes.</summary>
    public ulong Unsigned(int size)
    {
        Span<byte> padded = stackalloc byte[sizeof(ulong)];
        Next(size).CopyTo(padded);
        return BinaryPrimitives.ReadUInt64LittleEndian(padded);
    }

    public void Skip(int count) => Next(count);

    /// <summary>Takes the next bytes as a block of their own.</summary>
    public Block Take(int count)
    {
        var start = _position;
        Next(count);
        return new Block(file, address + start, bytes.Slice(start, count));
    }

    public string Text(int count) => Encoding.UTF8.GetString(Next(count));

    /// <summary>Reads text from an offset up to the next zero byte; null if there is none, or it is too long.</summary>
    public string? TextAt(ulong offset, int longest)
    {
        if (offset >= (ulong)bytes.Length) return null;
        var rest = bytes.Span[(int)offset..];
        var length = rest[..Math.Min(rest.Length, longest + 1)].IndexOf((byte)0);
        return length < 0 ? null : Encoding.UTF8.GetString(rest[..length]);
    }

    /// <summary>Requires the signature and the version with which a structure begins.</summary>
    public void Expect(string signature, byte version, string what)
    {
        var at = Address;
        if (Text(signature.Length) != signature) throw file.Damaged(Invariant($"there is no {what} at byte {at:N0}"));
        ExpectVersion(version, what);
    }

    public void ExpectVersion(byte version, string what)
    {
        var got = Byte();
        if (got != version) throw file.Damaged(Invariant($"the {what} before byte {Address:N0} has version {got}; expected {version}"));
    }

    private ReadOnlySpan<byte> Next(int count)
    {
        if (count > Remaining)
            throw file.Damaged(Invariant($"what starts at byte {address:N0} needs more than its {bytes.Length:N0} bytes"));
        var next = bytes.Span.Slice(_position, count);
        _position += count;
        return next;
    }
}

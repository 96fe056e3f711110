using System.Buffers.Binary;
using System.Text;
using static System.FormattableString;

namespace Pastiche.Weights.Pickle;

/// <summary>Reads the bytes of a pickle sequentially, never beyond their end nor beyond a limit.</summary>
/// <param name="path">The file, for messages.</param>
/// <param name="stream">The stream, at the beginning of the pickle.</param>
/// <param name="length">The number of bytes in the stream, including those after the pickle.</param>
internal sealed class PickleReader(string path, Stream stream, long length)
{
    /// <summary>The most bytes of a pickle of names and shapes: enough for some hundred thousand tensors.</summary>
    public const int MostBytes = 16 << 20;

    private const int LongestLine = 512;

    private readonly byte[] _number = new byte[sizeof(ulong)];
    private long _remaining = Math.Min(length, MostBytes);

    public byte Byte() => Number(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Number(sizeof(ushort)));

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Number(sizeof(int)));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Number(sizeof(uint)));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Number(sizeof(ulong)));

    /// <summary>Reads a double, the only number that pickles store big-endian.</summary>
    public double Double() => BinaryPrimitives.ReadDoubleBigEndian(Number(sizeof(double)));

    public string Text(ulong count) => Encoding.UTF8.GetString(Bytes(count));

    /// <summary>Reads text up to a line feed.</summary>
    public string Line()
    {
        var line = new byte[LongestLine];
        for (var count = 0; count < line.Length; count++)
        {
            line[count] = Byte();
            if (line[count] == (byte)'\n') return Encoding.UTF8.GetString(line, 0, count);
        }

        throw Damaged("its pickle has a line without end");
    }

    public byte[] Bytes(ulong count)
    {
        if (count > (ulong)_remaining)
            throw Damaged(Invariant($"its pickle asks for {count:N0} bytes where at most {_remaining:N0} are left"));
        var bytes = new byte[count];
        Fill(bytes);
        return bytes;
    }

    public PasticheException Damaged(string why) => Errors.DamagedWeights(path, why);

    private ReadOnlySpan<byte> Number(int size)
    {
        if (size > _remaining) throw Damaged("its pickle has no end: the file is cut short, or holds more than weights");
        Fill(_number.AsSpan(0, size));
        return _number.AsSpan(0, size);
    }

    private void Fill(Span<byte> bytes)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length) throw Damaged("its pickle is cut short");
        _remaining -= bytes.Length;
    }
}

using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text;

namespace Pastiche.Checkpoints;

/// <summary>Writes a state as named sections (<see cref="SectionFormat"/>), straight from the vectors that hold it.</summary>
internal sealed class SectionWriter
{
    private readonly Stream _stream;
    private readonly XxHash128 _hash = new();

    /// <summary>Begins a file.</summary>
    /// <param name="stream">The stream to write to; it stays open.</param>
    /// <param name="head">What the sections are about, as JSON in UTF-8.</param>
    public SectionWriter(Stream stream, ReadOnlySpan<byte> head)
    {
        _stream = stream;
        Put(SectionFormat.Magic);
        Span<byte> numbers = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(numbers, SectionFormat.Version);
        BinaryPrimitives.WriteUInt32LittleEndian(numbers[4..], (uint)head.Length);
        Put(numbers);
        Put(head);
    }

    /// <summary>Writes a section.</summary>
    /// <param name="name">Its name, in ASCII.</param>
    /// <param name="values">Its values: float, double, int or ushort.</param>
    public void Write<T>(string name, ReadOnlySpan<T> values) where T : unmanaged
    {
        var type = ElementTypes.Of<T>();
        Span<byte> header = stackalloc byte[SectionFormat.LongestName + 10];
        var length = Encoding.ASCII.GetBytes(name, header[1..^9]);
        header[0] = (byte)length;
        header[length + 1] = (byte)type;
        BinaryPrimitives.WriteInt64LittleEndian(header[(length + 2)..], values.Length);
        Put(header[..(length + 10)]);
        const int Part = SectionFormat.PartLength / sizeof(double);
        for (var start = 0; start < values.Length; start += Part)
            Put(MemoryMarshal.AsBytes(values.Slice(start, Math.Min(Part, values.Length - start))));
    }

    /// <summary>Writes a section of one value.</summary>
    public void Write<T>(string name, T value) where T : unmanaged => Write(name, new ReadOnlySpan<T>(in value));

    /// <summary>Ends the file with its hash.</summary>
    public void Finish()
    {
        Put([0]);
        _stream.Write(_hash.GetCurrentHash());
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        _hash.Append(bytes);
        _stream.Write(bytes);
    }
}

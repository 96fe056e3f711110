using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Pastiche.Checkpoints;

/// <summary>
/// Reads a state from named sections (<see cref="SectionFormat"/>), in the order in which they were written. A file is untrusted: no more
/// is allocated than it has bytes, or than the caller expects.
/// </summary>
internal sealed class SectionReader
{
    private readonly Stream _stream;
    private readonly string _where;
    private readonly XxHash128 _hash = new();
    private string _name = "";
    private ElementType _type;
    private long _count;

    /// <summary>Begins to read.</summary>
    /// <param name="stream">The stream to read from, at the beginning of a file; it stays open.</param>
    /// <param name="where">The name of the stream in messages.</param>
    /// <exception cref="PasticheException">It is no such file, one of another version, or damaged.</exception>
    public SectionReader(Stream stream, string where)
    {
        (_stream, _where) = (stream, where);
        Span<byte> start = stackalloc byte[16];
        var read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (!start[..Math.Min(read, 8)].SequenceEqual(SectionFormat.Magic)) throw Errors.NoCheckpoint(where);
        if (read < start.Length) throw Cut();
        var version = BinaryPrimitives.ReadUInt32LittleEndian(start[8..]);
        if (version != SectionFormat.Version) throw Errors.OtherCheckpointFormat(where, version, SectionFormat.Version);
        _hash.Append(start);
        Head = new byte[Bounded(BinaryPrimitives.ReadUInt32LittleEndian(start[12..]), 1, SectionFormat.LongestHead)];
        Get(Head);
        Advance();
    }

    /// <summary>What the sections are about, as JSON in UTF-8.</summary>
    public byte[] Head { get; }

    /// <summary>Whether the section of a name comes next.</summary>
    public bool IsNext(string name) => _name == name;

    /// <summary>Reads the next section.</summary>
    /// <param name="name">The name that it must have.</param>
    /// <param name="values">Its values, as many as there must be.</param>
    /// <exception cref="PasticheException">Another section comes next, or the file is damaged.</exception>
    public void Read<T>(string name, Span<T> values) where T : unmanaged
    {
        Require<T>(name, values.Length);
        const int Part = SectionFormat.PartLength / sizeof(double);
        for (var start = 0; start < values.Length; start += Part)
            Get(MemoryMarshal.AsBytes(values.Slice(start, Math.Min(Part, values.Length - start))));
        Advance();
    }

    /// <summary>Reads the next section, of one value.</summary>
    /// <inheritdoc cref="Read{T}(string, Span{T})"/>
    public T Read<T>(string name) where T : unmanaged
    {
        T value = default;
        Read(name, new Span<T>(ref value));
        return value;
    }

    /// <summary>Reads the next section into an array of its own.</summary>
    /// <param name="name">The name that it must have.</param>
    /// <param name="count">How many values there must be; null for as many as there are.</param>
    /// <exception cref="PasticheException">Another section comes next, or the file is damaged.</exception>
    public T[] ReadArray<T>(string name, int? count = null) where T : unmanaged
    {
        Require<T>(name, count);
        if (_stream.CanSeek && _count > (_stream.Length - _stream.Position) / Unsafe.SizeOf<T>()) throw Cut();
        if (_count > Array.MaxLength) throw Damaged();
        // The length of a stream that cannot be sought in is not known: its word is not taken for more than a part.
        var length = (int)_count;
        var values = new T[_stream.CanSeek ? length : Math.Min(length, SectionFormat.PartLength)];
        const int Part = SectionFormat.PartLength / sizeof(double);
        for (var start = 0; start < length; start += Part)
        {
            var part = Math.Min(Part, length - start);
            if (start + part > values.Length) Array.Resize(ref values, (int)Math.Min(length, 2L * values.Length));
            Get(MemoryMarshal.AsBytes(values.AsSpan(start, part)));
        }

        Advance();
        return values;
    }

    /// <summary>Reads the rest without keeping it, and checks the hash.</summary>
    /// <returns>The hash.</returns>
    /// <exception cref="PasticheException">The file is damaged.</exception>
    public byte[] Finish()
    {
        var part = new byte[SectionFormat.PartLength];
        while (_name.Length > 0)
        {
            var size = ElementTypes.SizeOf(_type) ?? throw Damaged();
            if (_count < 0 || _count > long.MaxValue / size) throw Damaged();
            for (var left = _count * size; left > 0; left -= Math.Min(left, part.Length))
                Get(part.AsSpan(0, (int)Math.Min(left, part.Length)));
            Advance();
        }

        var hash = new byte[SectionFormat.HashLength];
        if (_stream.ReadAtLeast(hash, hash.Length, throwOnEndOfStream: false) < hash.Length) throw Cut();
        if (!_hash.GetCurrentHash().AsSpan().SequenceEqual(hash)) throw Damaged();
        return hash;
    }

    private void Require<T>(string name, int? count) where T : unmanaged
    {
        if (_name != name || _type != ElementTypes.Of<T>()) throw Damaged();
        if (_count < 0 || (count is { } expected && _count != expected)) throw Damaged();
    }

    /// <summary>Reads the header of the next section.</summary>
    private void Advance()
    {
        Span<byte> header = stackalloc byte[SectionFormat.LongestName + 9];
        Get(header[..1]);
        var length = Bounded(header[0], 0, SectionFormat.LongestName);
        if (length == 0)
        {
            _name = "";
            return;
        }

        header = header[..(length + 9)];
        Get(header);
        _name = Encoding.ASCII.GetString(header[..length]);
        _type = (ElementType)header[length];
        _count = BinaryPrimitives.ReadInt64LittleEndian(header[(length + 1)..]);
    }

    private void Get(Span<byte> bytes)
    {
        if (_stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length) throw Cut();
        _hash.Append(bytes);
    }

    private int Bounded(uint number, uint least, uint most) => number >= least && number <= most ? (int)number : throw Damaged();

    private PasticheException Damaged() => Errors.DamagedCheckpoint(_where);

    private PasticheException Cut() => Errors.CutCheckpoint(_where);
}

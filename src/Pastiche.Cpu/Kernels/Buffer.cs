using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>Floats that kernels read and write: a constant, a buffer of the caller's, or a piece of the arena once that is laid out.</summary>
/// <param name="name">For messages.</param>
/// <param name="length">How many floats it holds.</param>
internal sealed unsafe class Buffer(string name, long length)
{
    private Memory? _memory;
    private long _offset;
    private float* _start;

    /// <summary>How many floats it holds.</summary>
    public long Length { get; } = length;

    /// <summary>Whether it has a place.</summary>
    public bool IsBound => _memory is not null;

    /// <summary>Gives it its place, which must stay where it is.</summary>
    public void Bind(Memory memory, long offset = 0)
    {
        Debug.Assert(offset >= 0 && offset + Length <= memory.Length, $"{name} lies outside of its memory");
        (_memory, _offset) = (memory, offset);
        _start = memory.Start + offset;
    }

    /// <summary>Where it starts.</summary>
    public float* Start
    {
        get
        {
            Debug.Assert(IsBound, $"{name} has no place");
            return _start;
        }
    }

    /// <summary>Where the element at an offset lies, after which so many are to be used.</summary>
    public float* At(long offset, long count)
    {
        Debug.Assert(offset >= 0 && count >= 0 && offset + count <= Length, $"{name}: {offset} + {count} of {Length}");
        return Start + offset;
    }

    /// <summary>Writes one element.</summary>
    public void Set(long offset, float value) => *At(offset, 1) = value;

    /// <summary>Makes all elements 0.</summary>
    public void Clear() => NativeMemory.Clear(Start, (nuint)Length * sizeof(float));

    /// <summary>All of it.</summary>
    public Span<float> Span => Slice(0, checked((int)Length));

    /// <summary>A piece of it.</summary>
    public Span<float> Slice(long offset, int count)
    {
        Debug.Assert(offset >= 0 && count >= 0 && offset + count <= Length, $"{name}: {offset} + {count} of {Length}");
        return _memory!.Slice(_offset + offset, count);
    }

    /// <summary>A constant with a memory of its own.</summary>
    public static Buffer Constant(string name, ReadOnlySpan<float> values)
    {
        var buffer = new Buffer(name, values.Length);
        buffer.Bind(new NativeBlock(values.Length));
        values.CopyTo(buffer.Span);
        return buffer;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{name}[{Length}]";
}

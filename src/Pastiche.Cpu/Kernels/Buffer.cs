using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>Floats that kernels read and write: a constant, a graph's input or output, or a slice of the arena.</summary>
/// <param name="name">The name in messages.</param>
/// <param name="length">The number of floats.</param>
internal sealed unsafe class Buffer(string name, long length)
{
    private Memory? _memory;
    private long _offset;
    private float* _start;

    /// <summary>The number of floats.</summary>
    public long Length { get; } = length;

    /// <summary>Whether memory is assigned to it.</summary>
    public bool IsBound => _memory is not null;

    /// <summary>Assigns memory, which must not move.</summary>
    public void Bind(Memory memory, long offset = 0)
    {
        Debug.Assert(offset >= 0 && offset + Length <= memory.Length, $"{name} exceeds its memory");
        (_memory, _offset) = (memory, offset);
        _start = memory.Start + offset;
    }

    /// <summary>The address of the first element.</summary>
    public float* Start
    {
        get
        {
            Debug.Assert(IsBound, $"{name} has no memory");
            return _start;
        }
    }

    /// <summary>The address of the element at an offset. Debug builds check that <paramref name="count"/> elements follow.</summary>
    public float* At(long offset, long count)
    {
        Debug.Assert(offset >= 0 && count >= 0 && offset + count <= Length, $"{name}: {offset} + {count} of {Length}");
        return Start + offset;
    }

    /// <summary>Writes one element.</summary>
    public void Set(long offset, float value) => *At(offset, 1) = value;

    /// <summary>Sets all elements to 0.</summary>
    public void Clear() => NativeMemory.Clear(Start, (nuint)Length * sizeof(float));

    /// <summary>All elements.</summary>
    public Span<float> Span => Slice(0, checked((int)Length));

    /// <summary>Some consecutive elements.</summary>
    public Span<float> Slice(long offset, int count)
    {
        Debug.Assert(offset >= 0 && count >= 0 && offset + count <= Length, $"{name}: {offset} + {count} of {Length}");
        return _memory!.Slice(_offset + offset, count);
    }

    /// <summary>A buffer with its own memory that holds a copy of the values.</summary>
    public static Buffer Constant(string name, ReadOnlySpan<float> values)
    {
        var buffer = new Buffer(name, values.Length);
        buffer.Bind(new NativeBlock(values.Length));
        values.CopyTo(buffer.Span);
        return buffer;
    }

    /// <summary>A buffer over memory that the caller holds pinned while kernels use it.</summary>
    public static Buffer Over(string name, float* start, long length)
    {
        var buffer = new Buffer(name, length);
        buffer.Bind(new CallerMemory(start, length));
        return buffer;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{name}[{Length}]";
}

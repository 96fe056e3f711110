using System.Runtime.CompilerServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>Applies an epilogue to vectors and writes them into a buffer.</summary>
/// <typeparam name="T">The vector type.</typeparam>
internal readonly unsafe struct EpilogueWriter<T> where T : unmanaged, IVector<T>
{
    private const int ChannelBlock = BlockedLayout.ChannelBlock;

    /// <summary>
    /// Floats of a target, 16 MB, from which non-temporal stores were measured to be faster: they do not read lines that are overwritten.
    /// </summary>
    private const int MinStreamedLength = 4 << 20;

    private readonly float* _target;
    private readonly float* _bias;
    private readonly float* _addend;
    private readonly float* _mask;
    private readonly bool _relu;
    private readonly bool _streams;

    public EpilogueWriter(Epilogue epilogue, Buffer target)
    {
        _target = target.Start;
        _bias = StartOf(epilogue.Bias);
        _addend = StartOf(epilogue.Addend);
        _mask = StartOf(epilogue.Mask);
        _relu = epilogue.Relu;
        _streams = T.Lanes == ChannelBlock && target.Length >= MinStreamedLength;
    }

    /// <summary>Applies the epilogue to a vector and writes it.</summary>
    /// <param name="value">The kernel's result.</param>
    /// <param name="offset">The offset of the first lane in the target.</param>
    /// <param name="channel">The channel of the first lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(T value, nint offset, nint channel)
    {
        if (_bias != null) value += T.Load(_bias + channel);
        if (_addend != null) value += T.Load(_addend + offset);
        if (_relu) value = T.Max(value, T.Zero);
        if (_mask != null) value = T.WhereGreater(T.Load(_mask + offset), T.Zero, value, T.Zero);
        value.Store(_target + offset);
    }

    /// <summary>
    /// Applies the epilogue to one vector of channels of four neighboring pixels and writes them. With AVX-512 the target is aligned to a
    /// cache line.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(in VectorRow<T> row, nint offset, nint channel)
    {
        T a = row.First, b = row.Second, c = row.Third, d = row.Fourth;
        if (_bias != null)
        {
            var bias = T.Load(_bias + channel);
            (a, b, c, d) = (a + bias, b + bias, c + bias, d + bias);
        }

        if (_addend != null)
        {
            var addend = _addend + offset;
            a += T.Load(addend);
            b += T.Load(addend + ChannelBlock);
            c += T.Load(addend + (2 * ChannelBlock));
            d += T.Load(addend + (3 * ChannelBlock));
        }

        if (_relu) (a, b, c, d) = (T.Max(a, T.Zero), T.Max(b, T.Zero), T.Max(c, T.Zero), T.Max(d, T.Zero));
        if (_mask != null)
        {
            var mask = _mask + offset;
            a = T.WhereGreater(T.Load(mask), T.Zero, a, T.Zero);
            b = T.WhereGreater(T.Load(mask + ChannelBlock), T.Zero, b, T.Zero);
            c = T.WhereGreater(T.Load(mask + (2 * ChannelBlock)), T.Zero, c, T.Zero);
            d = T.WhereGreater(T.Load(mask + (3 * ChannelBlock)), T.Zero, d, T.Zero);
        }

        var target = _target + offset;
        if (_streams)
        {
            a.Stream(target);
            b.Stream(target + ChannelBlock);
            c.Stream(target + (2 * ChannelBlock));
            d.Stream(target + (3 * ChannelBlock));
        }
        else
        {
            new VectorRow<T>(a, b, c, d).Store(target, ChannelBlock);
        }
    }

    /// <summary>Prefetches the cache lines that a store at an offset reads or writes.</summary>
    public void Prefetch(nint offset)
    {
        if (!_streams) Kernels.Prefetch.Line(_target + offset);
        if (_addend != null) Kernels.Prefetch.Line(_addend + offset);
        if (_mask != null) Kernels.Prefetch.Line(_mask + offset);
    }

    private static float* StartOf(Buffer? buffer) => buffer is null ? null : buffer.Start;
}

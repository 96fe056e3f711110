using System.Runtime.CompilerServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>
/// What is done to a result while it is still in a register: y = x + bias + addend; y = max(y, 0) if <paramref name="Relu"/>; y = 0 where
/// the mask is not positive. Addend and mask have the layout of the result.
/// </summary>
/// <param name="Bias">One number a channel, as many as there are blockSize in all blocks.</param>
/// <param name="Addend">Added element by element.</param>
/// <param name="Relu">Whether negative elements become 0.</param>
/// <param name="Mask">Elements that let the same element of the result pass where they are positive.</param>
internal sealed record Epilogue(Buffer? Bias = null, Buffer? Addend = null, bool Relu = false, Buffer? Mask = null)
{
    /// <summary>Leaves results as they are.</summary>
    public static Epilogue None { get; } = new();

    /// <summary>All that is read.</summary>
    public IEnumerable<Buffer> Reads => new[] { Bias, Addend, Mask }.OfType<Buffer>();

    /// <summary>All that the result may take the place of: what is not also read elsewhere, as the kernel's input.</summary>
    public IReadOnlyList<Buffer> InPlaceInputs(Buffer input) => [.. new[] { Addend, Mask }.OfType<Buffer>().Where(buffer => buffer != input)];
}

/// <summary>An epilogue on its way into a target.</summary>
/// <typeparam name="T">The vector register.</typeparam>
internal readonly unsafe struct EpilogueWriter<T> where T : unmanaged, IVector<T>
{
    private const int ChannelBlock = BlockedLayout.ChannelBlock;

    /// <summary>Floats of a target from which writing past the caches was measured to pay, 16 MB: it spares reading what is overwritten.</summary>
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

    /// <summary>Finishes a vector and writes it.</summary>
    /// <param name="value">The result so far.</param>
    /// <param name="offset">Of its first element in the target.</param>
    /// <param name="channel">Of its first lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(T value, nint offset, nint channel)
    {
        if (_bias != null) value += T.Load(_bias + channel);
        if (_addend != null) value += T.Load(_addend + offset);
        if (_relu) value = T.Max(value, T.Zero);
        if (_mask != null) value = T.WhereGreater(T.Load(_mask + offset), T.Zero, value, T.Zero);
        value.Store(_target + offset);
    }

    /// <summary>Finishes the same channels of four pixels side by side, and writes them; the target is aligned to a line of the cache.</summary>
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
            (a, b, c, d) = (a + T.Load(addend), b + T.Load(addend + ChannelBlock), c + T.Load(addend + (2 * ChannelBlock)), d + T.Load(addend + (3 * ChannelBlock)));
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
        else new VectorRow<T>(a, b, c, d).Store(target, ChannelBlock);
    }

    /// <summary>Asks for all that storing there touches, a line of the cache.</summary>
    public void Prefetch(nint offset)
    {
        if (!_streams) Kernels.Prefetch.Line(_target + offset);
        if (_addend != null) Kernels.Prefetch.Line(_addend + offset);
        if (_mask != null) Kernels.Prefetch.Line(_mask + offset);
    }

    private static float* StartOf(Buffer? buffer) => buffer is null ? null : buffer.Start;
}

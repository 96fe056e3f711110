using System.Runtime.CompilerServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>Four vectors of neighboring pixels.</summary>
/// <typeparam name="T">The vector type.</typeparam>
internal readonly unsafe struct VectorRow<T>(T first, T second, T third, T fourth) where T : unmanaged, IVector<T>
{
    /// <summary>The number of pixels.</summary>
    public const int Length = 4;

    /// <summary>The first pixel.</summary>
    public T First { get; } = first;

    /// <summary>The second pixel.</summary>
    public T Second { get; } = second;

    /// <summary>The third pixel.</summary>
    public T Third { get; } = third;

    /// <summary>The fourth pixel.</summary>
    public T Fourth { get; } = fourth;

    /// <summary>Loads vectors that are <paramref name="step"/> floats apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorRow<T> Load(float* source, nint step) =>
        new(T.Load(source), T.Load(source + step), T.Load(source + (2 * step)), T.Load(source + (3 * step)));

    /// <summary>Stores the vectors, <paramref name="step"/> floats apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* target, nint step)
    {
        First.Store(target);
        Second.Store(target + step);
        Third.Store(target + (2 * step));
        Fourth.Store(target + (3 * step));
    }
}

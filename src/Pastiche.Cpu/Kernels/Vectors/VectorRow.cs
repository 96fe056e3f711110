using System.Runtime.CompilerServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>Four vectors, of neighbouring pixels.</summary>
/// <typeparam name="T">The vector register.</typeparam>
internal readonly unsafe struct VectorRow<T>(T first, T second, T third, T fourth) where T : unmanaged, IVector<T>
{
    /// <summary>The first.</summary>
    public T First { get; } = first;

    /// <summary>The second.</summary>
    public T Second { get; } = second;

    /// <summary>The third.</summary>
    public T Third { get; } = third;

    /// <summary>The fourth.</summary>
    public T Fourth { get; } = fourth;

    /// <summary>Writes them, a step apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* target, nint step)
    {
        First.Store(target);
        Second.Store(target + step);
        Third.Store(target + (2 * step));
        Fourth.Store(target + (3 * step));
    }
}

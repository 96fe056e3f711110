using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Pastiche.Benchmarks;

/// <summary>
/// What the machine can do at most: fused multiply-adds in registers, as wide as there are, and copies of memory, both on all cores.
/// </summary>
internal static class ProcessorLimit
{
    private const int Loops = 10_000_000;
    private const int Sums = 12;
    private const int Tries = 7;

    /// <summary>Bytes that each core copies: far more than the caches hold.</summary>
    private const int Copied = 128 << 20;

    /// <summary>Where results go, so that nobody leaves them out.</summary>
    public static float Sink { get; private set; }

    /// <summary>Measures arithmetic, the best of some tries.</summary>
    /// <returns>Operations a second; a multiply-add counts as two.</returns>
    public static double Measure()
    {
        var lanes = Vector512.IsHardwareAccelerated ? 16 : 8;
        var shortest = Shortest(_ => Vector512.IsHardwareAccelerated ? Wide512 : Wide256);
        return 2.0 * Environment.ProcessorCount * Loops * Sums * lanes / shortest;
    }

    /// <summary>Measures copies of memory, the best of some tries.</summary>
    /// <returns>Bytes a second; a byte that is copied counts as two, one read and one written.</returns>
    public static double MeasureCopy()
    {
        byte[][] memory = [.. Enumerable.Range(0, 2 * Environment.ProcessorCount).Select(_ => new byte[Copied])];
        return 2.0 * Environment.ProcessorCount * Copied / Shortest(core => () => memory[2 * core].CopyTo(memory[(2 * core) + 1], 0));
    }

    /// <summary>The seconds that all cores take, each at its own work.</summary>
    private static double Shortest(Func<int, Action> work) => Enumerable.Range(0, Tries).Min(_ =>
    {
        Thread[] threads = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(core => new Thread(new ThreadStart(work(core))))];
        var start = Stopwatch.GetTimestamp();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    });

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Wide512()
    {
        Vector512<float> x = Vector512.Create(0.999f), y = Vector512.Create(1e-3f), a = y, b = y, c = y, d = y, e = y, f = y, g = y, h = y,
            i = y, j = y, k = y, l = y;
        for (var loop = 0; loop < Loops; loop++)
        {
            a = Vector512.FusedMultiplyAdd(a, x, y); b = Vector512.FusedMultiplyAdd(b, x, y); c = Vector512.FusedMultiplyAdd(c, x, y);
            d = Vector512.FusedMultiplyAdd(d, x, y); e = Vector512.FusedMultiplyAdd(e, x, y); f = Vector512.FusedMultiplyAdd(f, x, y);
            g = Vector512.FusedMultiplyAdd(g, x, y); h = Vector512.FusedMultiplyAdd(h, x, y); i = Vector512.FusedMultiplyAdd(i, x, y);
            j = Vector512.FusedMultiplyAdd(j, x, y); k = Vector512.FusedMultiplyAdd(k, x, y); l = Vector512.FusedMultiplyAdd(l, x, y);
        }

        Sink = (a + b + c + d + e + f + g + h + i + j + k + l)[0];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Wide256()
    {
        Vector256<float> x = Vector256.Create(0.999f), y = Vector256.Create(1e-3f), a = y, b = y, c = y, d = y, e = y, f = y, g = y, h = y,
            i = y, j = y, k = y, l = y;
        for (var loop = 0; loop < Loops; loop++)
        {
            a = Vector256.FusedMultiplyAdd(a, x, y); b = Vector256.FusedMultiplyAdd(b, x, y); c = Vector256.FusedMultiplyAdd(c, x, y);
            d = Vector256.FusedMultiplyAdd(d, x, y); e = Vector256.FusedMultiplyAdd(e, x, y); f = Vector256.FusedMultiplyAdd(f, x, y);
            g = Vector256.FusedMultiplyAdd(g, x, y); h = Vector256.FusedMultiplyAdd(h, x, y); i = Vector256.FusedMultiplyAdd(i, x, y);
            j = Vector256.FusedMultiplyAdd(j, x, y); k = Vector256.FusedMultiplyAdd(k, x, y); l = Vector256.FusedMultiplyAdd(l, x, y);
        }

        Sink = (a + b + c + d + e + f + g + h + i + j + k + l)[0];
    }
}

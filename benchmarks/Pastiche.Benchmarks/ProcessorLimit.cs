using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Pastiche.Benchmarks;

/// <summary>What the processor can do at most: fused multiply-adds in registers, on all cores, as wide as there are.</summary>
internal static class ProcessorLimit
{
    private const int Loops = 10_000_000;
    private const int Sums = 12;

    /// <summary>Where results go, so that nobody leaves them out.</summary>
    public static float Sink { get; private set; }

    /// <summary>Measures, the best of some tries.</summary>
    /// <returns>Operations a second; a multiply-add counts as two.</returns>
    public static double Measure() => Enumerable.Range(0, 7).Max(_ => Try());

    private static double Try()
    {
        var start = Stopwatch.GetTimestamp();
        Thread[] threads = [
            .. Enumerable.Range(0, Environment.ProcessorCount)
                .Select(_ => new Thread(Vector512.IsHardwareAccelerated ? Wide512 : Wide256))];
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        var lanes = Vector512.IsHardwareAccelerated ? 16 : 8;
        return 2.0 * threads.Length * Loops * Sums * lanes / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

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

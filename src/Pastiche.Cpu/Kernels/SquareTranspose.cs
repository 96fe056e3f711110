using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Pastiche.Cpu.Kernels;

/// <summary>Transposes small square matrices, 4×4 elements at a time in registers.</summary>
internal static unsafe class SquareTranspose
{
    /// <summary>target[column][row] = source[row][column].</summary>
    /// <param name="source">The matrix, row by row.</param>
    /// <param name="side">Its rows and columns, a multiple of 4.</param>
    /// <param name="target">The transpose, row by row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(float* source, nint side, float* target)
    {
        for (nint row = 0; row < side; row += 4)
        {
            var from = source + (row * side);
            var to = target + row;
            for (nint column = 0; column < side; column += 4)
            {
                Vector128<float> a = Vector128.Load(from), b = Vector128.Load(from + side);
                Vector128<float> c = Vector128.Load(from + (2 * side)), d = Vector128.Load(from + (3 * side));
                Transpose(a, b, c, d, to, side);
                from += 4;
                to += 4 * side;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d, float* to, nint side)
    {
        if (Sse.IsSupported)
        {
            Vector128<float> ab = Sse.UnpackLow(a, b), cd = Sse.UnpackLow(c, d);
            Vector128<float> abHigh = Sse.UnpackHigh(a, b), cdHigh = Sse.UnpackHigh(c, d);
            Sse.MoveLowToHigh(ab, cd).Store(to);
            Sse.MoveHighToLow(cd, ab).Store(to + side);
            Sse.MoveLowToHigh(abHigh, cdHigh).Store(to + (2 * side));
            Sse.MoveHighToLow(cdHigh, abHigh).Store(to + (3 * side));
        }
        else if (AdvSimd.Arm64.IsSupported)
        {
            Vector128<float> ab = AdvSimd.Arm64.ZipLow(a, b), cd = AdvSimd.Arm64.ZipLow(c, d);
            Vector128<float> abHigh = AdvSimd.Arm64.ZipHigh(a, b), cdHigh = AdvSimd.Arm64.ZipHigh(c, d);
            AdvSimd.Arm64.ZipLow(ab.AsDouble(), cd.AsDouble()).AsSingle().Store(to);
            AdvSimd.Arm64.ZipHigh(ab.AsDouble(), cd.AsDouble()).AsSingle().Store(to + side);
            AdvSimd.Arm64.ZipLow(abHigh.AsDouble(), cdHigh.AsDouble()).AsSingle().Store(to + (2 * side));
            AdvSimd.Arm64.ZipHigh(abHigh.AsDouble(), cdHigh.AsDouble()).AsSingle().Store(to + (3 * side));
        }
        else
        {
            for (var i = 0; i < 4; i++) Vector128.Create(a[i], b[i], c[i], d[i]).Store(to + (i * side));
        }
    }
}

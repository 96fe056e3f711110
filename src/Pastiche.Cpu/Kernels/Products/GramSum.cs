using System.Runtime.CompilerServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>Adds up the segments of a Gram matrix in order and in double precision, and mirrors the computed half.</summary>
/// <param name="layout">The layout of the feature maps.</param>
/// <param name="segments">The number of segments.</param>
/// <param name="row">Floats of a row of partial sums.</param>
/// <param name="partial">The partial sums [segment][row][column].</param>
/// <param name="gram">The Gram matrix, row by row.</param>
internal sealed unsafe class GramSum(BlockedLayout layout, int segments, int row, Buffer partial, Buffer gram)
    : Kernel(KernelKind.Product, [partial], [gram])
{
    public override int Parts => layout.Blocks;

    public override void Run(int part, Buffer scratch)
    {
        for (var other = part; other < layout.Blocks; other++) RunSquare(part * layout.BlockSize, other * layout.BlockSize);
    }

    /// <summary>Adds up a square of 16 × 16 elements, and writes it on both sides of the diagonal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunSquare(int down, int right)
    {
        nint channels = layout.Channels;
        var segment = (nint)layout.Blocks * layout.BlockSize * row;
        var source = partial.At(0, segments * segment);
        var target = gram.At(0, channels * channels);
        var (rows, columns) = (Math.Min(down + layout.BlockSize, layout.Channels), Math.Min(right + layout.BlockSize, layout.Channels));
        for (nint j = right; j < columns; j++)
        {
            for (nint i = down; i < Math.Min(rows, j + 1); i++)
            {
                var element = source + (i * row) + j;
                var sum = 0.0;
                for (var s = 0; s < segments; s++) sum += element[s * segment];
                target[(i * channels) + j] = (float)sum;
                target[(j * channels) + i] = (float)sum;
            }
        }
    }
}

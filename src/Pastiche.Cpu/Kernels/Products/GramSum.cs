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
        var (start, end) = RangeOf(layout.Channels, Parts, part);
        var segment = (long)layout.Blocks * layout.BlockSize * row;
        var source = partial.At(0, segments * segment);
        var target = gram.At(0, (long)layout.Channels * layout.Channels);
        for (var i = start; i < end; i++)
        {
            for (var j = 0; j < layout.Channels; j++)
            {
                var element = source + (Math.Min(i, j) * (nint)row) + Math.Max(i, j);
                var sum = 0.0;
                for (var s = 0; s < segments; s++) sum += element[s * segment];
                target[((nint)i * layout.Channels) + j] = (float)sum;
            }
        }
    }
}

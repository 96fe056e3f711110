namespace Pastiche.Cpu.Kernels;

/// <summary>Adds the segments of a Gram matrix up, in double precision and in their order, and mirrors the half that was computed.</summary>
/// <param name="maps">The feature maps.</param>
/// <param name="segments">How many segments there are.</param>
/// <param name="row">Floats of a row of partial sums.</param>
/// <param name="partial">Partial sums [segment][row][column].</param>
/// <param name="gram">The matrix, row by row.</param>
internal sealed unsafe class GramSum(BlockedLayout maps, int segments, int row, Buffer partial, Buffer gram) : Kernel(KernelKind.Product, [partial], [gram])
{
    public override int Parts => maps.Blocks;

    public override void Run(int part, Buffer scratch)
    {
        var (start, end) = RangeOf(maps.Channels, Parts, part);
        var segment = (long)maps.Blocks * maps.BlockSize * row;
        var source = partial.At(0, segments * segment);
        var target = gram.At(0, (long)maps.Channels * maps.Channels);
        for (var i = start; i < end; i++)
            for (var j = 0; j < maps.Channels; j++)
            {
                var place = source + (Math.Min(i, j) * (nint)row) + Math.Max(i, j);
                var sum = 0.0;
                for (var s = 0; s < segments; s++) sum += place[s * segment];
                target[((nint)i * maps.Channels) + j] = (float)sum;
            }
    }
}

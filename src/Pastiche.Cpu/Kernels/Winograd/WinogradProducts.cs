namespace Pastiche.Cpu.Kernels;

/// <summary>
/// The middle stage of a nonfused Winograd convolution: at each point, the values of all tiles times the weights. For the rotated kernel a
/// panel is gathered from the weights of the original by transposing squares, so that both directions share one array.
/// </summary>
/// <typeparam name="T">The vector type.</typeparam>
internal sealed unsafe class WinogradProducts<T>(
    WinogradGroup group, WinogradWeights weights, bool rotated180, Buffer values, Buffer products)
    : Kernel(KernelKind.Convolution, [values], [products]) where T : unmanaged, IVector<T>
{
    private const int PanelsPerPart = 4;

    private int Depth => rotated180 ? weights.Outputs : weights.Inputs;

    private int Panels => ((rotated180 ? weights.Inputs : weights.Outputs) + weights.Columns - 1) / weights.Columns;

    private int PartsPerPoint => (Panels + PanelsPerPart - 1) / PanelsPerPart;

    public override int Parts => WinogradWeights.Points * PartsPerPoint;

    public override long ScratchLength => rotated180 ? (long)weights.Panels * weights.Columns * weights.Columns : 0;

    public override string Shape => group.Tiles.Shape;

    public override double Operations => group.Tiles.Operations * group.Count / group.Tiles.Count;

    public override void Run(int part, Buffer scratch)
    {
        var (point, index) = (part / PartsPerPoint, part % PartsPerPoint);
        nint start = 0, all = Depth;
        var depth = new DepthSegments(&start, &all, 1);
        var columns = weights.Columns;
        var rows = values.At((long)point * group.ValuesPointStride, (long)group.Count * group.InputRow);
        var sums = products.At((long)point * group.ProductsPointStride, (long)group.Count * group.OutputRow);
        for (var panel = index * PanelsPerPart; panel < Math.Min(Panels, (index + 1) * PanelsPerPart); panel++)
        {
            var panelWeights = rotated180
                ? Gather(WinogradWeights.RotatedPoint(point), panel, scratch)
                : weights.Values.At(weights.Panel(point, panel), (long)Depth * columns);
            GemmMicrokernel<T>.Multiply(
                rows, group.InputRow, group.Count, depth, panelWeights, columns, sums + (panel * columns), group.OutputRow);
        }
    }

    /// <summary>Gathers the panel of the rotated kernel whose columns are inputs of the original.</summary>
    private float* Gather(int point, int panel, Buffer scratch)
    {
        var columns = weights.Columns;
        var target = scratch.At(0, ScratchLength);
        for (var square = 0; square < weights.Panels; square++)
        {
            var source = weights.Values.At(weights.Panel(point, square) + ((long)panel * columns * columns), (long)columns * columns);
            SquareTranspose.Run(source, columns, target + ((nint)square * columns * columns));
        }

        return target;
    }
}

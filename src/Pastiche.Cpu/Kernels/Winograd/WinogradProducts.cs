namespace Pastiche.Cpu.Kernels;

/// <summary>
/// The middle stage: at each point, values of all tiles times weights. For the turned kernel a panel is gathered from the
/// weights of the kernel, where its rows are columns, so that both directions share one array.
/// </summary>
/// <typeparam name="T">The vector register.</typeparam>
internal sealed unsafe class WinogradProducts<T>(WinogradGroup points, WinogradWeights weights, bool rotated180, Buffer values, Buffer products)
    : Kernel(KernelKind.Convolution, [values], [products]) where T : unmanaged, IVector<T>
{
    private const int PanelsPerPart = 4;

    private int Depth => rotated180 ? weights.Outputs : weights.Inputs;

    private int Panels => ((rotated180 ? weights.Inputs : weights.Outputs) + weights.Columns - 1) / weights.Columns;

    private int Groups => (Panels + PanelsPerPart - 1) / PanelsPerPart;

    public override int Parts => WinogradWeights.Points * Groups;

    public override long ScratchLength => rotated180 ? (long)weights.Panels * weights.Columns * weights.Columns : 0;

    public override string Shape => points.Tiles.Shape;

    public override double Operations => points.Tiles.Operations * points.Count / points.Tiles.Count;

    public override void Run(int part, Buffer scratch)
    {
        var (point, group) = (part / Groups, part % Groups);
        nint start = 0, all = Depth;
        var depth = new DepthSegments(&start, &all, 1);
        var rows = values.At((long)point * points.ValuesPointStride, (long)points.Count * points.InputRow);
        var sums = products.At((long)point * points.ProductsPointStride, (long)points.Count * points.OutputRow);
        for (var panel = group * PanelsPerPart; panel < Math.Min(Panels, (group + 1) * PanelsPerPart); panel++)
        {
            var weightsOfPanel = rotated180 ? Gather(WinogradWeights.RotatedPoint(point), panel, scratch) : weights.Values.At(weights.Panel(point, panel), (long)Depth * weights.Columns);
            GemmMicrokernel<T>.Multiply(rows, points.InputRow, points.Count, depth, weightsOfPanel, weights.Columns, sums + (panel * weights.Columns), points.OutputRow);
        }
    }

    /// <summary>The panel of the turned kernel whose columns are inputs of the kernel: its squares, transposed.</summary>
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

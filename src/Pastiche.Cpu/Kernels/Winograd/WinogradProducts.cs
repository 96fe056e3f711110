namespace Pastiche.Cpu.Kernels;

/// <summary>
/// The middle stage: at each point, values of all tiles times weights. For the turned kernel a panel is gathered from the
/// weights of the kernel, where its rows are columns, so that both directions share one array.
/// </summary>
/// <typeparam name="T">The vector register.</typeparam>
internal sealed unsafe class WinogradProducts<T>(WinogradPoints points, WinogradWeights weights, bool turned, Operand values, Operand products)
    : Kernel(KernelKind.Convolution, [values], [products]) where T : unmanaged, IVector<T>
{
    private const int PanelsOfPart = 4;

    private int Depth => turned ? weights.Outputs : weights.Inputs;

    private int Panels => ((turned ? weights.Inputs : weights.Outputs) + weights.Columns - 1) / weights.Columns;

    private int Groups => (Panels + PanelsOfPart - 1) / PanelsOfPart;

    public override int Parts => WinogradWeights.Points * Groups;

    public override long ScratchLength => turned ? (long)weights.Panels * weights.Columns * weights.Columns : 0;

    public override string Shape => points.Tiles.Shape;

    public override double Operations => points.Tiles.Operations * points.Count / points.Tiles.Count;

    public override void Run(int part, Operand scratch)
    {
        var (point, group) = (part / Groups, part % Groups);
        nint start = 0, all = Depth;
        var depth = new Stretches(&start, &all, 1);
        var rows = values.At((long)point * points.ValuesPosition, (long)points.Count * points.InputRow);
        var sums = products.At((long)point * points.ProductsPosition, (long)points.Count * points.OutputRow);
        for (var panel = group * PanelsOfPart; panel < Math.Min(Panels, (group + 1) * PanelsOfPart); panel++)
        {
            var weightsOfPanel = turned ? Gather(WinogradWeights.Turned(point), panel, scratch) : weights.Values.At(weights.Panel(point, panel), (long)Depth * weights.Columns);
            MatrixTile<T>.Multiply(rows, points.InputRow, points.Count, depth, weightsOfPanel, weights.Columns, sums + (panel * weights.Columns), points.OutputRow);
        }
    }

    /// <summary>The panel of the turned kernel whose columns are inputs of the kernel: its squares, transposed.</summary>
    private float* Gather(int point, int panel, Operand scratch)
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

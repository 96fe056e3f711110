namespace Pastiche.Cpu.Kernels;

/// <summary>The product of two matrices, the right one packed into panels.</summary>
/// <param name="rows">Rows of the left matrix.</param>
/// <param name="depth">Columns of the left matrix.</param>
/// <param name="columns">Columns of the right matrix.</param>
/// <param name="left">The left matrix, row by row.</param>
/// <param name="panels">The right matrix, packed by <see cref="PackPanels"/>.</param>
/// <param name="product">The product, row by row.</param>
/// <typeparam name="T">The vector type.</typeparam>
internal sealed unsafe class MatrixProduct<T>(int rows, int depth, int columns, Buffer left, Buffer panels, Buffer product)
    : Kernel(KernelKind.Product, [left, panels], [product]) where T : unmanaged, IVector<T>
{
    private int Columns => GemmMicrokernel<T>.ColumnsFor(columns);

    public override int Parts => (rows + T.TileRows - 1) / T.TileRows;

    public override long ScratchLength => T.TileRows * Columns;

    public override string Shape => $"{rows} × {depth} × {columns}";

    public override double Operations => 2.0 * rows * depth * columns;

    public override void Run(int part, Buffer scratch)
    {
        var first = part * T.TileRows;
        var count = Math.Min(T.TileRows, rows - first);
        nint start = 0, all = depth;
        var segments = new DepthSegments(&start, &all, 1);
        var source = left.At((long)first * depth, (long)count * depth);
        var sums = scratch.At(0, ScratchLength);
        for (var panel = 0; panel < PackPanels.Panels(columns, Columns); panel++)
        {
            var width = Math.Min(Columns, columns - (panel * Columns));
            var right = panels.At((long)panel * depth * Columns, (long)depth * Columns);
            GemmMicrokernel<T>.Multiply(source, depth, count, segments, right, Columns, sums, Columns);
            for (var i = 0; i < count; i++)
            {
                var target = product.At(((long)(first + i) * columns) + (panel * Columns), width);
                new ReadOnlySpan<float>(sums + (i * Columns), width).CopyTo(new Span<float>(target, width));
            }
        }
    }
}

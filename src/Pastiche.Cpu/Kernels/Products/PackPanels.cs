namespace Pastiche.Cpu.Kernels;

/// <summary>
/// Packs the right matrix of a product into panels [⌈columns / panel⌉][depth][panel] for <see cref="GemmMicrokernel{T}"/>.
/// </summary>
/// <param name="depth">Rows of the matrix.</param>
/// <param name="columns">Columns of the matrix.</param>
/// <param name="panel">Columns of a panel.</param>
/// <param name="transposed">Whether the matrix is stored column by column.</param>
/// <param name="matrix">The matrix.</param>
/// <param name="panels">The panels.</param>
internal sealed unsafe class PackPanels(int depth, int columns, int panel, bool transposed, Buffer matrix, Buffer panels)
    : Kernel(KernelKind.Product, [matrix], [panels])
{
    public override int Parts => Panels(columns, panel);

    /// <summary>The number of panels of a matrix.</summary>
    public static int Panels(int columns, int panel) => (columns + panel - 1) / panel;

    public override void Run(int part, Buffer scratch)
    {
        var target = panels.At((long)part * depth * panel, (long)depth * panel);
        var source = matrix.At(0, (long)depth * columns);
        var first = part * panel;
        var count = Math.Min(panel, columns - first);
        var (down, across) = transposed ? ((nint)1, (nint)depth) : (columns, 1);
        new Span<float>(target, depth * panel).Clear();
        for (var j = 0; j < count; j++)
        {
            var column = source + ((first + j) * across);
            for (nint d = 0; d < depth; d++) target[(d * panel) + j] = column[d * down];
        }
    }
}

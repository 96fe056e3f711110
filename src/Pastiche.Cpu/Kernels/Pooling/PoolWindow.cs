using Pastiche.Graphs;

namespace Pastiche.Cpu.Kernels;

/// <summary>The geometry of a pooling.</summary>
/// <param name="Input">The layout of the input.</param>
/// <param name="Output">The layout of the output.</param>
/// <param name="Attributes">Window size, strides and padding.</param>
internal sealed record PoolWindow(BlockedLayout Input, BlockedLayout Output, PoolAttributes Attributes)
{
    /// <summary>Floats of the buffer that holds the argmax of each window as a byte.</summary>
    public static long ArgmaxLength(BlockedLayout output) => (output.Length + sizeof(float) - 1) / sizeof(float);

    /// <summary>The input rows in the windows of an output row.</summary>
    public Interval Rows(int output) => Inside(output, 0, Input.Height);

    /// <summary>The input columns in the windows of an output column.</summary>
    public Interval Columns(int output) => Inside(output, 1, Input.Width);

    /// <summary>The output rows whose windows contain an input row.</summary>
    public Interval RowsOver(int input) => Over(input, 0, Output.Height);

    /// <summary>The output columns whose windows contain an input column.</summary>
    public Interval ColumnsOver(int input) => Over(input, 1, Output.Width);

    private Interval Inside(int output, int axis, int size)
    {
        var start = (output * Attributes.Strides[axis]) - Attributes.Pads[axis];
        return new Interval(Math.Max(start, 0), Math.Min(start + Attributes.Kernel[axis], size), start);
    }

    private Interval Over(int input, int axis, int size)
    {
        var (stride, padded) = (Attributes.Strides[axis], input + Attributes.Pads[axis]);
        var first = padded < Attributes.Kernel[axis] ? 0 : ((padded - Attributes.Kernel[axis]) / stride) + 1;
        return new Interval(first, Math.Min((padded / stride) + 1, size), padded);
    }

    /// <summary>An interval of rows or columns.</summary>
    /// <param name="Start">The first row or column.</param>
    /// <param name="End">One past the last.</param>
    /// <param name="Origin">
    /// Of input rows: the start of the window, which may lie in the padding. Of output rows: the input row, counted from the start of the
    /// padding.
    /// </param>
    public readonly record struct Interval(int Start, int End, int Origin);
}

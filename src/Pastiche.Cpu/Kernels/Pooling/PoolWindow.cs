using Pastiche.Graphs;

namespace Pastiche.Cpu.Kernels;

/// <summary>The geometry of a pooling.</summary>
/// <param name="Input">The maps that go in.</param>
/// <param name="Output">The maps that come out.</param>
/// <param name="Attributes">Window, strides and padding.</param>
internal sealed record PoolWindow(BlockedLayout Input, BlockedLayout Output, PoolAttributes Attributes)
{
    /// <summary>Rows of pixels of an output row's windows that lie in the input.</summary>
    public Interval Rows(int output) => Inside(output, 0, Input.Height);

    /// <summary>Columns of pixels of an output column's windows that lie in the input.</summary>
    public Interval Columns(int output) => Inside(output, 1, Input.Width);

    /// <summary>Output rows whose windows have a pixel in an input row.</summary>
    public Interval RowsOver(int input) => Over(input, 0, Output.Height);

    /// <summary>Output columns whose windows have a pixel in an input column.</summary>
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

    /// <summary>A stretch of rows or columns.</summary>
    /// <param name="Start">The first.</param>
    /// <param name="End">One after the last.</param>
    /// <param name="Origin">Of a window: where it starts, padding included. Of a pixel: where it is, padding included.</param>
    public readonly record struct Interval(int Start, int End, int Origin);
}

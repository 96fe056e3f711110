using Pastiche.Graphs;

namespace Pastiche.Cpu.Kernels;

/// <summary>The geometry of a convolution.</summary>
/// <param name="Input">The layout of the input.</param>
/// <param name="Output">The layout of the output.</param>
/// <param name="KernelHeight">Rows of the kernel.</param>
/// <param name="KernelWidth">Columns of the kernel.</param>
/// <param name="Attributes">Strides, padding, dilations and groups.</param>
internal sealed record ConvolutionWindow(
    BlockedLayout Input, BlockedLayout Output, int KernelHeight, int KernelWidth, ConvAttributes Attributes)
{
    /// <summary>Whether each window is one pixel of the input.</summary>
    public bool HasSingleTap { get; } = KernelHeight == 1 && KernelWidth == 1 && Attributes.Pads.All(pad => pad == 0);

    /// <summary>The shape of the problem, for profiles.</summary>
    public string Shape =>
        $"{KernelHeight}×{KernelWidth}, {Input.Channels} → {Output.Channels}, {Output.Width}×{Output.Height}" +
        (Attributes.Strides[0] > 1 ? $", stride {Attributes.Strides[0]}" : "") +
        (Attributes.Group > 1 ? $", {Attributes.Group} groups" : "");

    /// <summary>Floating-point operations: a multiplication and an addition for each tap.</summary>
    public double Operations =>
        2.0 * KernelHeight * KernelWidth * Input.Channels / Attributes.Group * Output.Channels * Output.Positions;

    /// <summary>Columns of the receptive field of a number of neighboring windows.</summary>
    public int FieldColumns(int windows) => ((windows - 1) * Attributes.Strides[1]) + ((KernelWidth - 1) * Attributes.Dilations[1]) + 1;

    /// <summary>Rows of the receptive field of a number of rows of windows.</summary>
    public int FieldRows(int rows) => ((rows - 1) * Attributes.Strides[0]) + ((KernelHeight - 1) * Attributes.Dilations[0]) + 1;

    /// <summary>The row of the input, above it if negative, where a window begins.</summary>
    public int Top(int y) => (y * Attributes.Strides[0]) - Attributes.Pads[0];

    /// <summary>The column of the input, left of it if negative, where a window begins.</summary>
    public int Left(int x) => (x * Attributes.Strides[1]) - Attributes.Pads[1];

    /// <summary>The offset of a window's first pixel in the input.</summary>
    public nint OffsetOf(int y, int x) => (((nint)Top(y) * Input.Width) + Left(x)) * Input.BlockSize;

    /// <summary>How far a tap's pixel lies behind a window's first one.</summary>
    /// <param name="tap">The tap.</param>
    /// <param name="width">Pixels of a row.</param>
    /// <param name="pixel">Floats from one pixel to the next.</param>
    public nint OffsetOfTap(int tap, int width, nint pixel) =>
        (((nint)(tap / KernelWidth * Attributes.Dilations[0]) * width) + (tap % KernelWidth * Attributes.Dilations[1])) * pixel;

    /// <summary>Whether the windows of a row see no padding above and below.</summary>
    public bool RowsAreInside(int y) => Top(y) >= 0 && Top(y) + FieldRows(1) <= Input.Height;

    /// <summary>The windows of a row that see no padding on the left and right; empty if there are none.</summary>
    public (int Start, int End) ColumnsInside { get; } = Inside(Input, Output, KernelWidth, Attributes);

    private static (int Start, int End) Inside(BlockedLayout input, BlockedLayout output, int kernelWidth, ConvAttributes attributes)
    {
        var (stride, before) = (attributes.Strides[1], attributes.Pads[1]);
        var last = input.Width + before - ((kernelWidth - 1) * attributes.Dilations[1]) - 1;
        var (start, end) = ((before + stride - 1) / stride, last < 0 ? 0 : Math.Min((last / stride) + 1, output.Width));
        return start < end ? (start, end) : (0, 0);
    }
}

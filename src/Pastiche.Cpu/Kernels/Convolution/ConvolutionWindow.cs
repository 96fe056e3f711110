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
    /// <summary>Whether there is no padding.</summary>
    public bool IsInside { get; } = Attributes.Pads.All(pad => pad == 0);

    /// <summary>The shape of the problem, for profiles.</summary>
    public string Shape =>
        $"{KernelHeight}×{KernelWidth}, {Input.Channels} → {Output.Channels}, {Output.Width}×{Output.Height}" +
        (Attributes.Strides[0] > 1 ? $", stride {Attributes.Strides[0]}" : "") +
        (Attributes.Group > 1 ? $", {Attributes.Group} groups" : "");

    /// <summary>Floating-point operations: a multiplication and an addition for each tap.</summary>
    public double Operations =>
        2.0 * KernelHeight * KernelWidth * Input.Channels / Attributes.Group * Output.Channels * Output.Positions;

    /// <summary>Columns of the padded input that are read.</summary>
    public int FieldWidth => FieldColumns(Output.Width);

    /// <summary>Columns of the receptive field of a number of neighboring windows.</summary>
    public int FieldColumns(int windows) => ((windows - 1) * Attributes.Strides[1]) + ((KernelWidth - 1) * Attributes.Dilations[1]) + 1;

    /// <summary>Rows of the receptive field of a number of rows of windows.</summary>
    public int FieldRows(int rows) => ((rows - 1) * Attributes.Strides[0]) + ((KernelHeight - 1) * Attributes.Dilations[0]) + 1;
}

using Pastiche.Graphs;

namespace Pastiche.Cpu.Kernels;

/// <summary>The geometry of a convolution: what goes in and out, and which pixel meets which tap.</summary>
/// <param name="Input">The maps that go in.</param>
/// <param name="Output">The maps that come out.</param>
/// <param name="KernelHeight">Rows of taps.</param>
/// <param name="KernelWidth">Columns of taps.</param>
/// <param name="Attributes">Strides, padding, dilations and groups.</param>
internal sealed record ConvolutionWindow(BlockedLayout Input, BlockedLayout Output, int KernelHeight, int KernelWidth, ConvAttributes Attributes)
{
    /// <summary>Whether no window reaches beyond the input.</summary>
    public bool IsInside { get; } = Attributes.Pads.All(pad => pad == 0);

    /// <summary>What is convolved, for profiles.</summary>
    public string Shape => $"{KernelHeight}×{KernelWidth}, {Input.Channels} → {Output.Channels}, {Output.Width}×{Output.Height}" +
        (Attributes.Strides[0] > 1 ? $", stride {Attributes.Strides[0]}" : "") + (Attributes.Group > 1 ? $", {Attributes.Group} groups" : "");

    /// <summary>Multiplications and additions of the convolution.</summary>
    public double Operations => 2.0 * KernelHeight * KernelWidth * Input.Channels / Attributes.Group * Output.Channels * Output.Positions;

    /// <summary>Columns from the first pixel that any window sees to the last.</summary>
    public int SeenWidth => SeenColumns(Output.Width);

    /// <summary>Columns that so many neighbouring windows see.</summary>
    public int SeenColumns(int windows) => ((windows - 1) * Attributes.Strides[1]) + ((KernelWidth - 1) * Attributes.Dilations[1]) + 1;

    /// <summary>Rows that so many rows of windows see.</summary>
    public int SeenRows(int rows) => ((rows - 1) * Attributes.Strides[0]) + ((KernelHeight - 1) * Attributes.Dilations[0]) + 1;
}

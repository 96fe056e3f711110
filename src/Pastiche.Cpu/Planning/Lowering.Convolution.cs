using Pastiche.Cpu.Kernels;
using Pastiche.Graphs;

namespace Pastiche.Cpu.Planning;

internal sealed partial class Lowering
{
    /// <summary>The least input channels for which Winograd's transforms pay off.</summary>
    private const int MinWinogradInputs = 8;

    /// <summary>The fewest tiles for which Winograd's weights pay off: they are four times as many, and to read them takes time.</summary>
    private const int MinWinogradTiles = 8;

    private void EmitConvolution(Node node, FusedOps fused)
    {
        var (x, attributes) = (node.Inputs[0], node.Get<ConvAttributes>());
        if (x.Shape[0] != 1) throw Unsupported(node, "a batch of more than one");
        if (node.Inputs[1].Constant is not { } kernel) throw Unsupported(node, "a kernel that is not constant");
        if (node.Inputs.Count == 3 && node.Inputs[2].Constant is null) throw Unsupported(node, "a bias that is not constant");
        var output = ValueLayouts.LayoutOf(node.Output, ChannelBlock);
        var bias = node.Inputs.Count == 3 ? Padded(node.Inputs[2].Constant!, output) : null;
        var convolution = new Convolution(x, kernel, attributes, output, bias);
        if (IsForWinograd(kernel, attributes) && TilesOf(convolution).Count >= MinWinogradTiles) EmitWinograd(convolution, fused);
        else EmitDirect(convolution, fused);
    }

    private static bool IsForWinograd(Tensor kernel, ConvAttributes attributes) =>
        attributes.Group == 1 && attributes.Strides == [1, 1] && attributes.Dilations == [1, 1] &&
        kernel.Shape[1] >= MinWinogradInputs && kernel.Shape[2] == 3 && kernel.Shape[3] == 3;

    private void EmitWinograd(Convolution convolution, FusedOps fused)
    {
        var (x, kernel, _, _, bias) = convolution;
        var tiles = TilesOf(convolution);
        var original = WinogradConvolution.IsNonfused(kernel.Shape[1], kernel.Shape[0]) ? _rotated.OriginalOf(kernel) : null;
        var weights = _weights.Winograd(original ?? kernel, _factory.ColumnsFor(kernel.Shape[0]));
        var (input, epilogue) = (Get(x, ChannelBlock), EpilogueOf(fused, bias));
        var result = _values.Define(fused.Result, ChannelBlock);
        _kernels.AddRange(_factory.Winograd(tiles, weights, original is not null, input, result, epilogue, Temporary));
    }

    private static WinogradTiles TilesOf(Convolution convolution) => new(
        ValueLayouts.LayoutOf(convolution.Input, ChannelBlock),
        convolution.Output,
        convolution.Attributes.Pads[0],
        convolution.Attributes.Pads[1]);

    private void EmitDirect(Convolution convolution, FusedOps fused)
    {
        var (x, kernel, attributes, output, bias) = convolution;
        var blockSize = x.Shape[1] <= BlockedLayout.MaxImageChannels && !_layouts.IsBlocked(x) ? x.Shape[1] : ChannelBlock;
        var window = new ConvolutionWindow(ValueLayouts.LayoutOf(x, blockSize), output, kernel.Shape[2], kernel.Shape[3], attributes);
        var (input, epilogue) = (Get(x, blockSize), EpilogueOf(fused, bias));
        var result = _values.Define(fused.Result, ChannelBlock);
        if (blockSize == ChannelBlock && IsDepthwise(kernel, attributes))
        {
            _kernels.Add(_factory.Depthwise(window, kernel, input, result, epilogue));
            return;
        }

        var weights = _weights.Packed(kernel, attributes.Group, blockSize, _factory.ColumnsFor(kernel.Shape[0]));
        _kernels.Add(_factory.Convolution(window, weights, input, result, epilogue, KernelKind.Convolution));
    }

    private static bool IsDepthwise(Tensor kernel, ConvAttributes attributes) =>
        attributes.Group == kernel.Shape[0] && kernel.Shape[1] == 1;

    /// <summary>A vector with one number for each channel, padded to whole blocks.</summary>
    private static Buffer Padded(Tensor vector, BlockedLayout layout)
    {
        var padded = new float[layout.PaddedChannels];
        vector.Elements.CopyTo(padded);
        return Buffer.Constant("bias", padded);
    }

    /// <summary>A convolution whose kernel and bias are constant.</summary>
    private readonly record struct Convolution(
        Value Input, Tensor Kernel, ConvAttributes Attributes, BlockedLayout Output, Buffer? Bias);
}

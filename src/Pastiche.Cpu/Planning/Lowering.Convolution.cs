using Pastiche.Cpu.Kernels;
using Pastiche.Graphs;

namespace Pastiche.Cpu.Planning;

internal sealed partial class Lowering
{
    /// <summary>Channels from which Winograd's transforms pay.</summary>
    private const int LeastWinogradInputs = 8;

    private void EmitConvolution(Node node, Tail tail)
    {
        var (x, attributes) = (node.Inputs[0], node.Get<ConvAttributes>());
        if (x.Shape[0] != 1) throw Uncovered(node, "a batch of more than one");
        if (node.Inputs[1].Constant is not { } kernel) throw Uncovered(node, "a kernel that is not constant");
        if (node.Inputs.Count == 3 && node.Inputs[2].Constant is null) throw Uncovered(node, "a bias that is not constant");
        var output = Forms.MapsOf(node.Output, Lanes);
        var bias = node.Inputs.Count == 3 ? Padded(node.Inputs[2].Constant!, output) : null;
        if (IsForWinograd(kernel, attributes)) EmitWinograd(x, kernel, attributes, output, bias, tail);
        else EmitDirect(x, kernel, attributes, output, bias, tail);
    }

    private static bool IsForWinograd(Tensor kernel, ConvAttributes attributes) =>
        attributes.Group == 1 && attributes.Strides == [1, 1] && attributes.Dilations == [1, 1] &&
        kernel.Shape[1] >= LeastWinogradInputs && kernel.Shape[2] == 3 && kernel.Shape[3] == 3;

    private void EmitWinograd(Value x, Tensor kernel, ConvAttributes attributes, Maps output, Operand? bias, Tail tail)
    {
        var tiles = new WinogradTiles(Forms.MapsOf(x, Lanes), output, attributes.Pads[0], attributes.Pads[1]);
        var original = WinogradConvolution.IsByPoints(kernel.Shape[1], kernel.Shape[0]) ? _turned.OriginalOf(kernel) : null;
        var weights = _weights.Winograd(original ?? kernel, _factory.ColumnsFor(kernel.Shape[0]));
        var (input, epilogue) = (Get(x, Lanes), EpilogueOf(tail, bias));
        _kernels.AddRange(_factory.Winograd(tiles, weights, original is not null, input, _forms.Define(tail.End, Lanes), epilogue, Temporary));
    }

    private void EmitDirect(Value x, Tensor kernel, ConvAttributes attributes, Maps output, Operand? bias, Tail tail)
    {
        var lanes = x.Shape[1] <= Maps.MostPictureLanes && !_layouts.IsBlocked(x) ? x.Shape[1] : Lanes;
        var window = new ConvolutionWindow(Forms.MapsOf(x, lanes), output, kernel.Shape[2], kernel.Shape[3], attributes);
        var weights = _weights.Packed(kernel, attributes.Group, lanes, _factory.ColumnsFor(kernel.Shape[0]));
        var (input, epilogue) = (Get(x, lanes), EpilogueOf(tail, bias));
        _kernels.Add(_factory.Convolution(window, weights, input, _forms.Define(tail.End, Lanes), epilogue, KernelKind.Convolution));
    }

    /// <summary>One number for each lane of all blocks.</summary>
    private static Operand Padded(Tensor vector, Maps maps)
    {
        var padded = new float[maps.Blocks * maps.Lanes];
        vector.Elements.CopyTo(padded);
        return Operand.Of("bias", padded);
    }
}

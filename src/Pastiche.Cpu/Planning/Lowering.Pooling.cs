using Pastiche.Cpu.Kernels;
using Pastiche.Graphs;

namespace Pastiche.Cpu.Planning;

internal sealed partial class Lowering
{
    /// <summary>The most pixels of a window whose indices fit into a byte.</summary>
    private const int MaxWindowPixels = 256;

    private void EmitMaxPool(Node node)
    {
        var window = WindowOf(node);
        if (window.Attributes.Kernel[0] * window.Attributes.Kernel[1] > MaxWindowPixels)
            throw Unsupported(node, $"a window of more than {MaxWindowPixels} pixels");
        var input = Get(node.Inputs[0], ChannelBlock);
        var argmax = _used.Contains(node.Outputs[1])
            ? _argmax[node] = new Buffer("argmax", PoolWindow.ArgmaxLength(window.Output))
            : null;
        _kernels.Add(_factory.MaxPool(window, input, _values.Define(node.Output, ChannelBlock), argmax));
    }

    private void EmitAveragePool(Node node) =>
        _kernels.Add(_factory.AveragePool(WindowOf(node), Get(node.Inputs[0], ChannelBlock), _values.Define(node.Output, ChannelBlock)));

    private void EmitMaxUnpool(Node node, FusedOps fused)
    {
        if (Patterns.UnpooledWindow(node) is not { } pool) throw Unsupported(node, "indices that are not those of a pooling of its shape");
        EmitMaxPoolGradient(pool, node.Inputs[0], fused);
    }

    private void EmitMaxPoolGradient(Node pool, Value cotangent, FusedOps fused)
    {
        var (source, epilogue) = (Get(cotangent, ChannelBlock), EpilogueOf(fused));
        _kernels.Add(_factory.MaxPoolGradient(WindowOf(pool), source, _argmax[pool], _values.Define(fused.Result, ChannelBlock), epilogue));
    }

    private PoolWindow WindowOf(Node pool)
    {
        if (pool.Inputs[0].Shape[0] != 1) throw Unsupported(pool, "a batch of more than one");
        var (input, output) = (ValueLayouts.LayoutOf(pool.Inputs[0], ChannelBlock), ValueLayouts.LayoutOf(pool.Output, ChannelBlock));
        return new PoolWindow(input, output, pool.Get<PoolAttributes>());
    }
}

using Pastiche.Cpu.Kernels;
using Pastiche.Graphs;

namespace Pastiche.Cpu.Planning;

internal sealed partial class Lowering
{
    /// <summary>Pixels of a window whose numbers fit into a byte.</summary>
    private const int LargestWindow = 256;

    private void EmitMaxPool(Node node)
    {
        var window = WindowOf(node);
        if (window.Attributes.Kernel[0] * window.Attributes.Kernel[1] > LargestWindow) throw Uncovered(node, $"a window of more than {LargestWindow} pixels");
        var input = Get(node.Inputs[0], Lanes);
        var places = _needed.Contains(node.Outputs[1]) ? _places[node] = new Operand("places", MaxPool<Wide128>.PlacesLength(window.Output)) : null;
        _kernels.Add(_factory.MaxPool(window, input, _forms.Define(node.Output, Lanes), places));
    }

    private void EmitAveragePool(Node node) =>
        _kernels.Add(_factory.AveragePool(WindowOf(node), Get(node.Inputs[0], Lanes), _forms.Define(node.Output, Lanes)));

    private void EmitMaxUnpool(Node node, Tail tail)
    {
        if (Patterns.UnpooledWindow(node) is not { } pool) throw Uncovered(node, "indices that are not those of a pooling of its shape");
        EmitMaxPoolGradient(pool, node.Inputs[0], tail);
    }

    private void EmitMaxPoolGradient(Node pool, Value cotangent, Tail tail)
    {
        var (source, epilogue) = (Get(cotangent, Lanes), EpilogueOf(tail));
        _kernels.Add(_factory.MaxPoolGradient(WindowOf(pool), source, _places[pool], _forms.Define(tail.End, Lanes), epilogue));
    }

    private PoolWindow WindowOf(Node pool)
    {
        if (pool.Inputs[0].Shape[0] != 1) throw Uncovered(pool, "a batch of more than one");
        return new PoolWindow(Forms.MapsOf(pool.Inputs[0], Lanes), Forms.MapsOf(pool.Output, Lanes), pool.Get<PoolAttributes>());
    }
}

namespace Pastiche.Graphs.Passes;

/// <summary>
/// Joins a 1×1 convolution with the convolution that follows it: exact when the first has no bias, stride or padding, since it
/// then maps the zeros of the second one's padding to zeros. Turns a network's preprocessing into part of its first layer. A bottleneck,
/// which is cheaper in two steps, stays.
/// </summary>
public static class FoldPointwiseConv
{
    /// <summary>Returns an equivalent graph with fewer convolutions.</summary>
    public static Graph Apply(Graph graph) => Rewriter.Rewrite(graph, Fold);

    private static ValueList<Value>? Fold(Graph graph, Node node, ValueList<Value> inputs)
    {
        if (node.Op != Op.Conv || node.Get<ConvAttributes>().Group != 1 || inputs[1].Constant is not { } kernel) return null;
        var first = inputs[0].Node;
        if (first.Op != Op.Conv || first.Inputs.Count != 2 || first.Attributes != ConvAttributes.Default) return null;
        if (first.Inputs[1].Constant is not { } mixing || mixing.Shape[2] != 1 || mixing.Shape[3] != 1 || mixing.Shape[0] < mixing.Shape[1])
            return null;
        var bias = inputs.Count == 3 ? inputs[2] : null;
        return [graph.Conv(first.Inputs[0], graph.Constant(Join(kernel, mixing)), bias, node.Get<ConvAttributes>())];
    }

    /// <summary>joined[o, i] = Σₘ kernel[o, m] · mixing[m, i], for each tap.</summary>
    private static Tensor Join(Tensor kernel, Tensor mixing)
    {
        var (outputs, middle, inputs) = (kernel.Shape[0], kernel.Shape[1], mixing.Shape[1]);
        var taps = kernel.Shape[2] * kernel.Shape[3];
        var joined = new float[outputs * inputs * taps];
        for (var o = 0; o < outputs; o++)
        {
            for (var i = 0; i < inputs; i++)
            {
                for (var tap = 0; tap < taps; tap++)
                {
                    var sum = 0.0;
                    for (var m = 0; m < middle; m++)
                        sum += (double)kernel.Elements[(((o * middle) + m) * taps) + tap] * mixing.Elements[(m * inputs) + i];
                    joined[(((o * inputs) + i) * taps) + tap] = (float)sum;
                }
            }
        }

        return new Tensor(kernel.Shape.With(1, inputs), joined);
    }
}

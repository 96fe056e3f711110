using Pastiche.Graphs;
using Pastiche.Graphs.Differentiation;
using Pastiche.Graphs.Passes;

namespace Pastiche.Cpu.Tests;

/// <summary>Objectives of small networks, and points to evaluate them at.</summary>
internal static class Networks
{
    /// <summary>Reproducible random numbers from 0 to 1 for each input.</summary>
    public static Dictionary<string, double[]> Point(Graph graph)
    {
        var random = new Random(3);
        return graph.Inputs.ToDictionary(
            Graph.NameOf, input => Enumerable.Range(0, input.Shape.Size).Select(_ => (double)random.NextSingle()).ToArray());
    }

    /// <summary>A Gram loss on every layer and a content loss on the last, with the gradient of the image.</summary>
    public static Graph Objective(Graph network)
    {
        var graph = new Graph(network.Name);
        var image = graph.Input("image", network.Inputs[0].Shape);
        var layers = graph.Inline(network, new Dictionary<string, Value> { ["image"] = image });
        var losses = new List<Value>();
        foreach (var (name, features) in layers)
        {
            // No layer is an output, so that the arena may reuse the memory of features after their last use.
            var matrix = graph.Reshape(features, [features.Shape[1], features.Shape[2] * features.Shape[3]]);
            var gram = graph.MatMul(matrix, graph.Transpose(matrix, 1, 0));
            var target = graph.Input($"target/{name}", gram.Shape);
            losses.Add(graph.SumSquare(graph.Sub(graph.Div(gram, graph.Scalar(matrix.Shape[1])), target)));
        }

        var last = layers.Values.Last();
        losses.Add(graph.SumSquare(graph.Sub(last, graph.Input("content", last.Shape))));
        for (var i = 0; i < losses.Count; i++) graph.Output($"loss{i}", losses[i]);
        graph.Output("gradient", Gradient.Of(graph, [.. losses.Select(loss => (loss, graph.Scalar(1)))], image));
        return FuseSums.Apply(graph);
    }
}

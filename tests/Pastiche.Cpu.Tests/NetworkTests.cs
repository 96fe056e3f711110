using Pastiche.Graphs;
using Pastiche.Graphs.Differentiation;
using Pastiche.Graphs.Passes;
using Pastiche.Testing;
using Xunit;

namespace Pastiche.Cpu.Tests;

/// <summary>Whole networks with losses and gradients.</summary>
public class NetworkTests
{
    public static TheoryData<InstructionSet> Sets => [.. InstructionSets.Available];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Run_SmoothNetwork_AgreesWithReference(InstructionSet set) => Check(TinyBackbone.Smooth(20, 28), set, 1e-4);

    [Theory]
    [MemberData(nameof(Sets))]
    public void Run_NetworkLikeVgg_AgreesWithReference(InstructionSet set) => Check(TinyBackbone.Vgg(24, 20), set, 1e-4);

    [Theory]
    [MemberData(nameof(Sets))]
    public void Run_NetworkLikeResNet_AgreesWithReference(InstructionSet set) => Check(FoldBatchNorm.Apply(TinyBackbone.ResNet(32, 40)), set, 1e-4);

    private static void Check(Graph network, InstructionSet set, double tolerance)
    {
        var graph = Objective(network);
        var random = new Random(3);
        var point = graph.Inputs.ToDictionary(
            Graph.NameOf, input => Enumerable.Range(0, input.Shape.Size).Select(_ => (double)random.NextSingle()).ToArray());
        EngineCheck.Agrees(graph, point, new CpuExecutor(2, set), tolerance, network.Name);
    }

    /// <summary>A Gram loss on every layer and a content loss on the last, with the gradient of the image.</summary>
    private static Graph Objective(Graph network)
    {
        var graph = new Graph(network.Name);
        var image = graph.Input("image", network.Inputs[0].Shape);
        var layers = graph.Inline(network, new Dictionary<string, Value> { ["image"] = image });
        var losses = new List<Value>();
        foreach (var (name, features) in layers)
        {
            var matrix = graph.Reshape(features, [features.Shape[1], features.Shape[2] * features.Shape[3]]);
            var gram = graph.MatMul(matrix, graph.Transpose(matrix, 1, 0));
            losses.Add(graph.SumSquare(graph.Sub(graph.Div(gram, graph.Scalar(matrix.Shape[1])), graph.Input($"target/{name}", gram.Shape))));
            graph.Output(name, features);
        }

        var last = layers.Values.Last();
        losses.Add(graph.SumSquare(graph.Sub(last, graph.Input("content", last.Shape))));
        for (var i = 0; i < losses.Count; i++) graph.Output($"loss{i}", losses[i]);
        graph.Output("gradient", Gradient.Of(graph, [.. losses.Select(loss => (loss, graph.Scalar(1)))], image));
        return FuseSums.Apply(graph);
    }
}

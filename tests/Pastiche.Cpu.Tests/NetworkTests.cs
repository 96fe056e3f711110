using Pastiche.Graphs;
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
    public void Run_NetworkLikeResNet_AgreesWithReference(InstructionSet set) =>
        Check(FoldBatchNorm.Apply(TinyBackbone.ResNet(32, 40)), set, 1e-4);

    private static void Check(Graph network, InstructionSet set, double tolerance)
    {
        var graph = Networks.Objective(network);
        EngineCheck.Agrees(graph, Networks.Point(graph), new CpuExecutor(2, set), tolerance, network.Name);
    }
}

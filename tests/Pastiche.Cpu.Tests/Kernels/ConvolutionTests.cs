using CsCheck;
using Pastiche.Graphs;
using Pastiche.Graphs.Differentiation;
using Pastiche.Graphs.Tests.Cases;
using Xunit;

namespace Pastiche.Cpu.Tests.Kernels;

/// <summary>Convolutions of any number of channels, forward and backward, fused with the operators after them.</summary>
public class ConvolutionTests
{
    private const int Cases = 200;

    public static TheoryData<InstructionSet> Sets => [.. InstructionSets.Available];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Winograd_AnySizesAndPads_AgreesWithReference(InstructionSet set) => Sample(set, EngineCheck.Winograd, dice =>
        (dice.Roll(8, 40), dice.Roll(1, 70), 1, [3, 3], new ConvAttributes([1, 1], dice.Rolls(4, 0, 2), [1, 1], 1)));

    [Theory]
    [MemberData(nameof(Sets))]
    public void Direct_AnySizesPadsStridesAndDilations_AgreesWithReference(InstructionSet set) => Sample(set, EngineCheck.Single, dice =>
    (
        dice.Roll(1, 40), dice.Roll(1, 70), 1, dice.Rolls(2, 1, 5),
        new ConvAttributes(dice.Rolls(2, 1, 3), dice.Rolls(4, 0, 3), dice.Rolls(2, 1, 2), 1)));

    [Theory]
    [MemberData(nameof(Sets))]
    public void Grouped_AnyGroups_AgreesWithReference(InstructionSet set) => Sample(set, EngineCheck.Single, dice =>
    (
        dice.Roll(1, 6), dice.Roll(1, 6), dice.Roll(2, 8), dice.Rolls(2, 1, 3),
        new ConvAttributes(dice.Rolls(2, 1, 2), dice.Rolls(4, 0, 1), [1, 1], 1)));

    [Theory]
    [MemberData(nameof(Sets))]
    public void Depthwise_AnySizes_AgreesWithReference(InstructionSet set) => Sample(set, EngineCheck.Single, dice =>
        (1, 1, dice.Roll(2, 40), dice.Rolls(2, 1, 5), new ConvAttributes(dice.Rolls(2, 1, 2), dice.Rolls(4, 0, 2), [1, 1], 1)));

    /// <summary>With weights that outgrow the caches, the convolution is nonfused and shares them with its gradient.</summary>
    [Theory]
    [MemberData(nameof(Sets))]
    public void Winograd_ManyChannels_AgreesWithReference(InstructionSet set) => Sample(set, EngineCheck.Winograd, dice =>
        (dice.Roll(170, 230), dice.Roll(195, 230), 1, [3, 3], new ConvAttributes([1, 1], dice.Rolls(4, 0, 2), [1, 1], 1)), iterations: 8);

    private static void Sample(
        InstructionSet set,
        double tolerance,
        Func<Dice, (int Inputs, int Outputs, int Groups, ValueList<int> Kernel, ConvAttributes Attributes)> draw,
        int iterations = Cases)
    {
        var executor = new CpuExecutor(2, set);
        Gen.Int.Sample(
            seed =>
            {
                var c = new OpCase(Op.Conv, seed);
                var (inputs, outputs, groups, kernel, attributes) = draw(c.Dice);
                int[] extents = [.. kernel.Select((size, axis) => ((size - 1) * attributes.Dilations[axis]) + 1)];
                int[] least = [.. extents.Select((extent, axis) => extent - attributes.Pads[axis] - attributes.Pads[axis + 2])];
                int[] sides = [.. least.Select(side => Math.Max(1, side) + c.Dice.Roll(0, 12))];
                var x = c.Variable([1, inputs * groups, sides[0], sides[1]]);
                var weights = c.Constant([outputs * groups, inputs, kernel[0], kernel[1]]);
                var y = c.Graph.Conv(x, weights, c.Dice.Coin() ? c.Constant([outputs * groups]) : null, attributes with { Group = groups });
                if (c.Dice.Coin()) y = c.Graph.Add(y, c.Input(y.Shape));
                if (c.Dice.Coin()) y = c.Graph.Sigmoid(y);
                c.Graph.Output(OpCase.Output, y);
                var cotangent = c.Input(y.Shape);
                c.Graph.Output("dx", Gradient.Of(c.Graph, [(y, cotangent)], x));
                EngineCheck.Agrees(c.Graph, c.Point, executor, tolerance, c);
            },
            iter: iterations);
    }
}

using CsCheck;
using Pastiche.Graphs;
using Pastiche.Graphs.Differentiation;
using Pastiche.Graphs.Tests.Cases;
using Xunit;

namespace Pastiche.Cpu.Tests;

public class OperatorTests
{
    private const int Cases = 60;

    /// <summary>Operators that are only supported as a part of others.</summary>
    private static readonly Op[] WithinOthers = [Op.ScatterElements];

    public static TheoryData<Op, InstructionSet> Ops => Combine(Enum.GetValues<Op>().Except(WithinOthers));

    public static TheoryData<Op, InstructionSet> DifferentiableOps => Combine(Rules.Table.Keys.Except(WithinOthers).Order());

    [Theory]
    [MemberData(nameof(Ops))]
    public void Run_RandomCases_AgreesWithReference(Op op, InstructionSet set) => Sample(op, set, drawn => { });

    [Theory]
    [MemberData(nameof(DifferentiableOps))]
    public void Run_RandomGradients_AgreesWithReference(Op op, InstructionSet set) => Sample(op, set, drawn =>
    {
        var output = drawn.Graph.Outputs[OpCase.Output];
        var cotangent = drawn.Graph.Input("dy", output.Shape);
        foreach (var name in drawn.Variables)
        {
            var variable = drawn.Graph.Inputs.Single(input => Graph.NameOf(input) == name);
            drawn.Graph.Output($"d{name}", Gradient.Of(drawn.Graph, [(output, cotangent)], variable));
        }
    });

    private static void Sample(Op op, InstructionSet set, Action<OpCase> extend)
    {
        var (executor, supported) = (new CpuExecutor(2, set), 0);
        Gen.Int.Sample(
            seed =>
            {
                var drawn = OpCases.Draw(op, seed);
                extend(drawn);
                var point = new Dictionary<string, double[]>(drawn.Point);
                if (drawn.Graph.Inputs.Any(input => Graph.NameOf(input) == "dy"))
                    point["dy"] = drawn.Dice.Elements(drawn.Graph.Outputs[OpCase.Output].Shape.Size);
                try
                {
                    EngineCheck.Agrees(drawn.Graph, point, executor, EngineCheck.Single, drawn);
                    Interlocked.Increment(ref supported);
                }
                catch (UnsupportedOperatorException)
                {
                    // Batches, and products of tensors that are not matrices.
                }
            },
            iter: Cases);
        Assert.True(supported > Cases / 20, $"Only {supported} of {Cases} cases of {op} are supported.");
    }

    private static TheoryData<Op, InstructionSet> Combine(IEnumerable<Op> ops)
    {
        var data = new TheoryData<Op, InstructionSet>();
        foreach (var op in ops)
        {
            foreach (var set in InstructionSets.Available)
                data.Add(op, set);
        }

        return data;
    }
}

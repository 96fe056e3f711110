using CsCheck;
using Pastiche.Graphs.Differentiation;
using Pastiche.Graphs.Onnx;
using Pastiche.Graphs.Tests.Cases;
using Pastiche.Testing;
using Xunit;

namespace Pastiche.Graphs.Tests.Onnx;

public class OnnxWriterTests
{
    private const int Cases = 60;
    private const double Single = 1e-5;

    public static TheoryData<Op> Ops => [.. Enum.GetValues<Op>()];

    public static TheoryData<Op> DifferentiableOps => [.. Rules.Table.Keys.Order()];

    [Fact]
    public void Cases_EveryOperator_HasSome() => Assert.Empty(Enum.GetValues<Op>().Except(OpCases.Table.Keys));

    [Theory]
    [MemberData(nameof(Ops))]
    public void Write_RandomCases_AreReadBackEqual(Op op) => Gen.Int.Sample(
        seed =>
        {
            var drawn = OpCases.Draw(op, seed);
            var read = Verifier.Verify(OnnxReader.Read(OnnxWriter.Write(drawn.Graph), "copy"));
            Agreement.Check(ReferenceEvaluator.Evaluate(drawn.Graph, drawn.Point), ReferenceEvaluator.Evaluate(read, drawn.Point), 0,
                drawn);
        },
        iter: Cases);

    [Theory]
    [MemberData(nameof(Ops))]
    public void Write_RandomCases_OnnxRuntimeAgrees(Op op) => Gen.Int.Sample(
        seed =>
        {
            var drawn = OpCases.Draw(op, seed);
            if (op == Op.MaxPool) drawn.Graph.Output("indices", drawn.Graph.Outputs[OpCase.Output].Node.Outputs[1]);
            CheckWithOnnxRuntime(drawn.Graph, drawn.Point, drawn);
        },
        iter: Cases);

    [Theory]
    [MemberData(nameof(DifferentiableOps))]
    public void Write_RandomGradients_OnnxRuntimeAgrees(Op op) => Gen.Int.Sample(
        seed =>
        {
            var drawn = OpCases.Draw(op, seed);
            var output = drawn.Graph.Outputs[OpCase.Output];
            var point = new Dictionary<string, double[]>(drawn.Point) { ["dy"] = drawn.Dice.Elements(output.Shape.Size) };
            var cotangent = drawn.Graph.Input("dy", output.Shape);
            foreach (var name in drawn.Variables)
            {
                var variable = drawn.Graph.Inputs.Single(input => Graph.NameOf(input) == name);
                drawn.Graph.Output($"d{name}", Gradient.Of(drawn.Graph, [(output, cotangent)], variable));
            }

            CheckWithOnnxRuntime(drawn.Graph, point, drawn);
        },
        iter: Cases);

    private static void CheckWithOnnxRuntime(Graph graph, IReadOnlyDictionary<string, double[]> point, object context) => Agreement.Check(
        ReferenceEvaluator.Evaluate(graph, point), OnnxRuntimeModel.Run(OnnxWriter.Write(graph), point), Single, context);
}

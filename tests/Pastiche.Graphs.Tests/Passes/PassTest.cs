using Pastiche.Graphs.Tests.Cases;
using Pastiche.Testing;

namespace Pastiche.Graphs.Tests.Passes;

/// <summary>What every pass promises: the same function, well formed.</summary>
public abstract class PassTest
{
    private protected Graph Graph { get; } = new("model");

    private protected Dice Dice { get; } = new(1);

    private protected static void AssertSameFunction(Graph expected, Graph actual, double tolerance = 1e-6)
    {
        Verifier.Verify(actual);
        var dice = new Dice(2);
        var point = expected.Inputs.ToDictionary(Graph.NameOf, input => dice.Elements(input.Shape.Size));
        Agreement.Check(ReferenceEvaluator.Evaluate(expected, point), ReferenceEvaluator.Evaluate(actual, point), tolerance,
            Printer.Print(actual));
    }

    private protected static int Count(Graph graph, Op op) => graph.LiveNodes().Count(node => node.Op == op);

    private protected Value Constant(Shape shape, double low = -1, double high = 1) =>
        Graph.Constant(new Tensor(shape, [.. Dice.Elements(shape.Size, low, high).Select(element => (float)element)]));
}

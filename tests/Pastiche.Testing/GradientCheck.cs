using Pastiche.Graphs;
using Pastiche.Graphs.Differentiation;

namespace Pastiche.Testing;

/// <summary>
/// Compares the gradient of ⟨output, cotangent⟩ that <see cref="Gradient"/> builds with central differences along random directions,
/// both in double precision and off the kinks.
/// </summary>
public sealed record GradientCheck
{
    private const string Cotangent = "cotangent of the check";
    private const double SmallestStep = 1e-6;

    /// <summary>The largest relative error allowed.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>How many directions must be compared; up to four times as many are drawn.</summary>
    public int Directions { get; init; } = 3;

    /// <summary>Seed of directions and cotangent.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The rules to check; other ones than the library's show that the check notices.</summary>
    internal IReadOnlyDictionary<Op, Rule> Rules { get; init; } = Graphs.Differentiation.Rules.Table;

    /// <summary>Checks the gradient of one output by one input at one point.</summary>
    /// <param name="graph">The graph; it is not changed.</param>
    /// <param name="output">The output to differentiate.</param>
    /// <param name="input">The input to differentiate by.</param>
    /// <param name="point">A value for each input; best within about 0.1 to 10.</param>
    public GradientReport Run(Graph graph, string output, string input, IReadOnlyDictionary<string, double[]> point)
    {
        var random = new Random(Seed);
        var start = new Dictionary<string, double[]>(point) { [Cotangent] = Draw(random, graph.Outputs[output].Shape.Size) };
        var value = Build(graph, output, (whole, result, cotangent) =>
        {
            var product = whole.Mul(result, cotangent);
            return whole.ReduceSum(product, [.. Enumerable.Range(0, product.Shape.Rank)]);
        });
        var gradient = ReferenceEvaluator.Evaluate(Build(graph, output, Differentiate), start).Values.Single();
        var (worst, compared, skipped) = (0.0, 0, 0);
        while (compared < Directions && compared + skipped < 4 * Directions)
        {
            var direction = Draw(random, gradient.Length);
            if (Difference(value, start, input, direction) is not { } numerical)
            {
                skipped++;
                continue;
            }

            compared++;
            worst = Math.Max(worst, Error(numerical, gradient, direction));
        }

        return new GradientReport(worst, Math.Sqrt(gradient.Sum(g => g * g)), compared, skipped, Directions, Tolerance);

        Value Differentiate(Graph whole, Value result, Value cotangent) =>
            Gradient.Of(whole, [(result, cotangent)], whole.Inputs.Single(candidate => Graph.NameOf(candidate) == input), Rules);
    }

    /// <summary>A copy of the graph with the cotangent as one more input and one output made of both.</summary>
    private static Graph Build(Graph graph, string output, Func<Graph, Value, Value, Value> finish)
    {
        var whole = new Graph(graph.Name);
        var inputs = graph.Inputs.ToDictionary(Graph.NameOf, value => whole.Input(Graph.NameOf(value), value.Shape));
        var result = whole.Inline(graph, inputs)[output];
        whole.Output("result", finish(whole, result, whole.Input(Cotangent, result.Shape)));
        return whole;
    }

    /// <summary>
    /// The derivative along a direction by the central difference of fourth order, whose error h⁴ meets double's rounding/h near
    /// h = 10⁻³. The step shrinks until no decision changes within it; null where one always does.
    /// </summary>
    private static double? Difference(Graph value, Dictionary<string, double[]> start, string input, double[] direction)
    {
        var decisions = ReferenceEvaluator.Trace(value, start).Decisions;
        for (var step = 1e-3; step > SmallestStep / 2; step /= 10)
        {
            Evaluation[] points = [.. new[] { -2, -1, 1, 2 }.Select(steps => ReferenceEvaluator.Trace(value, Moved(steps * step)))];
            if (points.Any(point => point.Decisions != decisions)) continue;
            var f = points.Select(point => point.Outputs.Values.Single()[0]).ToArray();
            return ((8 * (f[2] - f[1])) - (f[3] - f[0])) / (12 * step);
        }

        return null;

        Dictionary<string, double[]> Moved(double distance) =>
            new(start) { [input] = [.. start[input].Zip(direction, (x, v) => x + (distance * v))] };
    }

    private static double Error(double numerical, double[] gradient, double[] direction)
    {
        var stated = gradient.Zip(direction, (g, v) => g * v).Sum();
        var typical = Math.Sqrt(gradient.Sum(g => g * g) * direction.Sum(v => v * v) / gradient.Length);
        var difference = Math.Abs(numerical - stated);
        return difference == 0 ? 0 : difference / Math.Max(Math.Abs(stated), typical);
    }

    private static double[] Draw(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
}

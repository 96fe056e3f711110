using Pastiche.Graphs;
using Pastiche.Losses;
using Pastiche.Testing;

namespace Pastiche.Tests.Losses;

/// <summary>Evaluates objectives in double precision.</summary>
internal static class Reference
{
    public static double[] Doubles(ReadOnlySpan<float> values) => Array.ConvertAll(values.ToArray(), value => (double)value);

    /// <summary>The targets that a picture sets, by the name of the graph input that takes them.</summary>
    public static Dictionary<string, double[]> Targets(
        Objective objective, Image image, IReadOnlyDictionary<string, double[]>? weights = null) =>
        Evaluate(objective.Measurement(image.Width, image.Height), image, weights ?? new Dictionary<string, double[]>());

    public static Dictionary<string, double[]> Evaluate(Graph graph, Image image, IReadOnlyDictionary<string, double[]> inputs)
    {
        var all = new Dictionary<string, double[]>(inputs) { [Objective.Image] = Doubles(image.Pixels) };
        return new Dictionary<string, double[]>(ReferenceEvaluator.Evaluate(graph, all));
    }

    /// <summary>‖a − b‖ / ‖b‖.</summary>
    public static double RelativeDistance(IEnumerable<double> a, double[] b) =>
        Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum() / b.Sum(y => y * y));
}

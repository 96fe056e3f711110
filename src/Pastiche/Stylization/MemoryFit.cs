namespace Pastiche.Stylization;

/// <summary>Chooses tiles and the memory of the optimizer so that a run fits into a budget and takes as little time as it can.</summary>
internal static class MemoryFit
{
    /// <summary>
    /// How many times longer a run takes with a shorter memory of curvature, or one in half precision: the iterations to the total that 20
    /// steps in full precision reach after 75, means of ten pairs of the samples at 192 pixels. Three and four steps took more than two,
    /// 1.15 and 1.1.
    /// </summary>
    private static readonly (int Pairs, CurvaturePrecision Precision, double Cost)[] Histories =
    [
        (20, CurvaturePrecision.Full, 1), (20, CurvaturePrecision.Half, 1.03), (10, CurvaturePrecision.Full, 1.03),
        (10, CurvaturePrecision.Half, 1.05), (5, CurvaturePrecision.Half, 1.05), (2, CurvaturePrecision.Half, 1.08),
    ];

    private static readonly int[] Sides = [4096, 3072, 2048, 1536, 1024, 768, 512, 384, 256, 192, 128, 64];

    /// <summary>The options with the tiles and the memory of curvature that fit, or those that take the least memory.</summary>
    /// <param name="options">The options; their tiles are kept if they have some, and their memory of curvature is not made longer.</param>
    /// <param name="budget">The bytes that there are.</param>
    /// <param name="plan">Plans a run: its memory, and its work with all of the curvature.</param>
    /// <returns>The options, and the bytes that they take.</returns>
    public static (StylizeOptions Options, long Bytes) Of(
        StylizeOptions options, long budget, Func<StylizeOptions, (long Bytes, double Cost)> plan)
    {
        var best = (Options: options, Bytes: long.MaxValue, Cost: double.PositiveInfinity);
        foreach (var side in options.TileSide is { } given ? [given] : Sides.Select(side => (int?)side).Prepend(null))
        {
            // Smaller tiles take longer: once something fits, they cannot be better than the best.
            if (best.Bytes <= budget && plan(options with { TileSide = side }).Cost >= best.Cost) break;
            foreach (var (candidate, cost) in Candidates(options with { TileSide = side }))
            {
                var (bytes, time) = plan(candidate);
                var isBetter = bytes <= budget ? best.Bytes > budget || time * cost < best.Cost : bytes < best.Bytes;
                if (isBetter) best = (candidate, bytes, time * cost);
            }
        }

        return (best.Options, best.Bytes);
    }

    private static IEnumerable<(StylizeOptions Options, double Cost)> Candidates(StylizeOptions options)
    {
        yield return (options, 1);
        if (options.Optimizer != OptimizerKind.Lbfgs) yield break;
        foreach (var (pairs, precision, cost) in Histories)
        {
            if (pairs <= options.CurvaturePairs && (pairs, precision) != (options.CurvaturePairs, options.CurvaturePrecision))
                yield return (options with { CurvaturePairs = pairs, CurvaturePrecision = precision }, cost);
        }
    }
}

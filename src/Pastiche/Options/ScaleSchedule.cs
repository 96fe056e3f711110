using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Pastiche.Graphs;

namespace Pastiche;

/// <summary>The sizes at which an image is painted, from coarse to fine, and the iterations at each.</summary>
/// <param name="Steps">The sizes in the order of painting.</param>
public sealed record ScaleSchedule(ValueList<ScaleStep> Steps)
{
    /// <summary>The default first size: small enough for the style's largest strokes to form.</summary>
    private const int Coarsest = 128;

    /// <summary>The largest size that still gets the full number of iterations.</summary>
    internal const int LargestFull = 512;

    /// <summary>The most iterations above that size: the larger strokes are there by then.</summary>
    private const int LargeIterations = 50;

    /// <summary>Iterations up to 512 pixels.</summary>
    public const int FullIterations = 75;

    /// <summary>
    /// Whether scales at which a side of an image would be under 16 pixels are skipped, all but the last; otherwise they are refused.
    /// True for <see cref="UpTo"/>, which chooses all but the last by itself.
    /// </summary>
    public bool SkipsTooSmall { get; init; }

    /// <summary>Sizes that double from about 128 pixels up to the one asked for.</summary>
    /// <param name="longSide">The long side of the result, from 16 to 16,384 pixels.</param>
    /// <param name="iterations">Iterations at each size up to 512 pixels; at larger ones no more than 50.</param>
    /// <param name="coarseIterations">The most iterations at all sizes but the last; null for no other number there.</param>
    public static ScaleSchedule UpTo(int longSide, int iterations = FullIterations, int? coarseIterations = null)
    {
        var doublings = Math.Max(0, (int)Math.Round(Math.Log2((double)Math.Max(1, longSide) / Coarsest)));
        var sizes = Enumerable.Range(0, doublings + 1).Select(i => (int)Math.Round(longSide / Math.Pow(2, doublings - i)));
        var steps = sizes.Select(size => new ScaleStep(
            size, IterationsAt(size, size == longSide ? iterations : Math.Min(iterations, coarseIterations ?? iterations))));
        return new ScaleSchedule([.. steps]) { SkipsTooSmall = true };
    }

    /// <summary>The given sizes with the usual iterations for each.</summary>
    /// <param name="longSides">The long sides, from coarse to fine.</param>
    public static ScaleSchedule Of(params ReadOnlySpan<int> longSides)
    {
        var steps = new ScaleStep[longSides.Length];
        for (var i = 0; i < steps.Length; i++) steps[i] = new ScaleStep(longSides[i], IterationsAt(longSides[i], FullIterations));
        return new ScaleSchedule([.. steps]);
    }

    /// <summary>This schedule with other iterations.</summary>
    /// <param name="iterations">One number for each size, or one for all.</param>
    /// <exception cref="PasticheException">There are neither one nor as many as sizes.</exception>
    public ScaleSchedule WithIterations(params ReadOnlySpan<int> iterations)
    {
        if (iterations.Length != 1 && iterations.Length != Steps.Count)
            throw Errors.OutOfRange("The number of iterations given", $"{iterations.Length}", $"1, or {Steps.Count} as there are scales");
        var steps = new ScaleStep[Steps.Count];
        for (var i = 0; i < steps.Length; i++) steps[i] = Steps[i] with { Iterations = iterations[iterations.Length == 1 ? 0 : i] };
        return this with { Steps = [.. steps] };
    }

    internal void Validate()
    {
        if (Steps.Count == 0) throw Errors.OutOfRange("The number of scales", "0", "at least 1");
        foreach (var step in Steps) Setting.Require(step, " of a scale");
        var sides = Steps.Select(step => step.LongSide).ToArray();
        if (!sides.SequenceEqual(sides.Order()))
        {
            var ordered = string.Join(", ", sides.Order());
            throw Errors.OutOfRange("The order of the scales", string.Join(", ", sides), $"from coarse to fine: {ordered}");
        }
    }

    private static int IterationsAt(int size, int full) => size <= LargestFull ? full : Math.Min(full, LargeIterations);
}

/// <summary>One size at which an image is painted.</summary>
/// <param name="LongSide">
/// Pixels of the long side, from 16 to 16384. Twice as large takes four times the memory and more than twice the time.
/// </param>
/// <param name="Iterations">Steps of the optimizer, from 1 to 100000. The first ones change most; time grows with their number.</param>
public sealed record ScaleStep(
    [property: Range(16, ScaleStep.Largest)]
    [property: Description("Twice as large takes four times the memory and more than twice the time")]
    int LongSide,
    [property: Range(1, 100000)]
    [property: Description("The first ones change most; time grows with their number")]
    int Iterations)
{
    internal const int Largest = 16384;
}

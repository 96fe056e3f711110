using Pastiche.Cli.Display;
using Pastiche.Lesson.Experiments;

namespace Pastiche.Cli.Jobs;

/// <summary>Refuses a run that would not fit into memory, before it starts, and says what would fit.</summary>
internal static class MemoryCheck
{
    private const int SmallestSuggestion = 64;

    /// <summary>Refuses a run that needs more than there is.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="plan">Makes the plan for options.</param>
    /// <param name="availableBytes">What the program can have.</param>
    /// <param name="isTexture">Whether its size is two numbers, of which one does not tell enough.</param>
    /// <param name="hasOptimizer">Whether the command lets the optimiser be chosen.</param>
    /// <exception cref="PasticheException">It needs more.</exception>
    public static void Require(
        StylizeOptions options,
        Func<StylizeOptions, StylizePlan> plan,
        long availableBytes,
        bool isTexture = false,
        bool hasOptimizer = true)
    {
        var needed = plan(options).MemoryBytes;
        if (needed <= availableBytes) return;
        var longSide = options.Scales.Steps.Max(step => step.LongSide);
        var wayOut = WayOut(options, longSide, other => Fits(other, plan, availableBytes), isTexture, hasOptimizer);
        throw Errors.TooLittleMemory(Format.Bytes(needed), longSide, Format.Bytes(availableBytes), wayOut);
    }

    /// <summary>Refuses paintings if the largest does not fit into memory beside all the finished ones.</summary>
    /// <param name="network">Paints them.</param>
    /// <param name="paintings">All paintings; they are kept until they are saved together.</param>
    /// <param name="hasOptimizer">Whether the command lets the optimiser be chosen.</param>
    /// <returns>The plan of the largest, with the memory that the finished ones take beside it.</returns>
    /// <exception cref="PasticheException">It needs more.</exception>
    public static StylizePlan Require(NetworkSession network, IReadOnlyCollection<Painting> paintings, bool hasOptimizer = false)
    {
        var largest = paintings.MaxBy(painting => painting.Plan.MemoryBytes)!;
        var kept = paintings.Sum(painting => painting.KeptBytes);
        Require(largest.Options, Together, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, hasOptimizer: hasOptimizer);
        return Together(largest.Options);

        StylizePlan Together(StylizeOptions options)
        {
            var plan = network.Stylizer.Plan(largest.Content, largest.Styles, options);
            // Where a smaller one is tried, all would be smaller.
            var smaller = Pixels(plan) / Pixels(largest.Plan);
            return plan with { MemoryBytes = plan.MemoryBytes + (long)(kept * smaller) };
        }
    }

    private static double Pixels(StylizePlan plan) => (double)plan.Scales[^1].Width * plan.Scales[^1].Height;

    private static string WayOut(StylizeOptions options, int longSide, Func<StylizeOptions, bool> fits, bool isTexture, bool hasOptimizer)
    {
        var smaller = longSide / 2;
        while (smaller >= SmallestSuggestion && !fits(options with { Scales = ScaleSchedule.UpTo(smaller) })) smaller /= 2;
        string[] ways =
        [
            .. smaller >= SmallestSuggestion ? new[] { isTexture ? "a smaller --size" : $"--size {smaller}" } : [],
            .. hasOptimizer && fits(options with { Optimizer = OptimizerKind.Adam }) ? new[] { "--optimizer adam" } : [],
        ];
        return ways.Length > 0 ? $"use {string.Join(" or ", ways)}" : "use a computer with more memory";
    }

    /// <summary>A suggestion that is refused for another reason, such as a picture too narrow for it, does not fit either.</summary>
    private static bool Fits(StylizeOptions options, Func<StylizeOptions, StylizePlan> plan, long availableBytes)
    {
        try
        {
            return plan(options).MemoryBytes <= availableBytes;
        }
        catch (PasticheException)
        {
            return false;
        }
    }
}

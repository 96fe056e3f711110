using Pastiche.Lesson.Experiments;

namespace Pastiche.Cli.Commands;

/// <summary>Refuses experiments that would not fit into memory, before they start.</summary>
internal static class ExperimentMemory
{
    /// <summary>Refuses paintings if the largest does not fit into memory beside all finished ones, and says what would fit.</summary>
    /// <param name="session">What paints them.</param>
    /// <param name="paintings">The paintings, whose results are kept until all are saved.</param>
    /// <param name="hasOptimizer">Whether the command has an option for the optimizer.</param>
    /// <returns>The plan of the largest painting, with the memory of all.</returns>
    /// <exception cref="PasticheException">They do not fit.</exception>
    public static StylizePlan Require(NetworkSession session, IReadOnlyCollection<Painting> paintings, bool hasOptimizer = false)
    {
        var largest = paintings.MaxBy(painting => painting.Plan.MemoryBytes)!;
        var kept = paintings.Sum(painting => painting.KeptBytes);
        var size = largest.Plan.Scales[^1];
        MemoryCheck.Require(largest.Options, Together, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, hasOptimizer: hasOptimizer);
        return Together(largest.Options);

        StylizePlan Together(StylizeOptions options)
        {
            var plan = session.Stylizer.Plan(largest.Content, largest.Styles, options);
            // If a smaller size is tried, it is that of all paintings.
            var smaller = (double)plan.Scales[^1].Width * plan.Scales[^1].Height / ((double)size.Width * size.Height);
            return plan with { MemoryBytes = plan.MemoryBytes + (long)(kept * smaller) };
        }
    }
}

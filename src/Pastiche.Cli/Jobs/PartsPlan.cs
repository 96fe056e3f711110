using Pastiche.Cli.Display;
using Pastiche.Lesson.Experiments;

namespace Pastiche.Cli.Jobs;

/// <summary>What a job with parts will take, before it begins.</summary>
/// <param name="Largest">The plan of the largest painting.</param>
/// <param name="Options">Its options.</param>
/// <param name="MemoryBytes">The bytes that the program will take at its peak.</param>
/// <param name="Time">The time that all parts will take, without that of drawing and saving.</param>
internal sealed record PartsPlan(StylizePlan Largest, StylizeOptions Options, long MemoryBytes, TimeSpan Time)
{
    /// <summary>In words: "about 1.2 GB of memory and 40 s before figures are drawn".</summary>
    public string Text => $"{Format.Estimate(MemoryBytes, Time)} before figures are drawn";

    /// <summary>As an event.</summary>
    public RunPlanned Event => new(
        Largest.Scales[^1].Width, Largest.Scales[^1].Height, MemoryBytes, Time,
        Options.TileSide, Options.CurvaturePairs, Options.CurvaturePrecision);

    /// <summary>Plans paintings that are kept in memory until all are saved together, and checks that they fit.</summary>
    /// <param name="network">The network to paint with.</param>
    /// <param name="availableBytes">The memory that the program can use.</param>
    /// <param name="parts">All parts; some are paintings.</param>
    /// <param name="figuresBytes">The memory of figures that are large beside the paintings.</param>
    /// <param name="hasOptimizer">Whether the command has an option for the optimizer.</param>
    /// <exception cref="PasticheException">The largest painting does not fit beside all that is kept.</exception>
    public static PartsPlan Require(
        NetworkSession network, long availableBytes, IReadOnlyCollection<JobPart> parts, long figuresBytes = 0, bool hasOptimizer = false)
    {
        Painting[] paintings = [.. parts.OfType<Painting>()];
        var largest = paintings.MaxBy(painting => painting.Plan.MemoryBytes)!;
        var kept = paintings.Sum(painting => painting.KeptBytes) + parts.OfType<LayerInspection>().Sum(part => part.KeptBytes);
        MemoryCheck.Require(largest.Options, Together, availableBytes, hasOptimizer: hasOptimizer);
        var time = network.Stylizer.TimeOf(parts.Sum(part => part.Work));
        return new PartsPlan(largest.Plan, largest.Options, Together(largest.Options).MemoryBytes, time);

        StylizePlan Together(StylizeOptions options)
        {
            var plan = network.Stylizer.Plan(largest.Content, largest.Styles, options);
            // A smaller size would apply to all parts.
            var smaller = Pixels(plan) / Pixels(largest.Plan);
            return plan with { MemoryBytes = plan.MemoryBytes + figuresBytes + (long)(kept * smaller) };
        }
    }

    private static double Pixels(StylizePlan plan) => (double)plan.Scales[^1].Width * plan.Scales[^1].Height;
}

using Pastiche.Cli.Display;

namespace Pastiche.Cli.Jobs;

/// <summary>Refuses a run that would not fit into memory, and suggests options that would.</summary>
internal static class MemoryCheck
{
    private const int SmallestSuggestion = 64;
    private const string MoreMemory = "use a computer with more memory";

    /// <summary>Checks that a run fits into memory.</summary>
    /// <param name="options">The options of the run.</param>
    /// <param name="plan">Plans a run with other options.</param>
    /// <param name="availableBytes">The memory that the program can use.</param>
    /// <param name="isTexture">Whether the image is a texture, whose size is two numbers, so that no single one can be suggested.</param>
    /// <param name="hasOptimizer">Whether the command has an option for the optimizer.</param>
    /// <param name="isGiven">Whether the options are those of a recipe or a checkpoint, so that none can be suggested.</param>
    /// <exception cref="PasticheException">The run does not fit.</exception>
    public static void Require(
        StylizeOptions options,
        Func<StylizeOptions, StylizePlan> plan,
        long availableBytes,
        bool isTexture = false,
        bool hasOptimizer = true,
        bool isGiven = false)
    {
        var needed = plan(options).MemoryBytes;
        if (needed <= availableBytes) return;
        var longSide = options.Scales.Steps.Max(step => step.LongSide);
        var wayOut = isGiven
            ? MoreMemory
            : WayOut(options, longSide, other => Fits(other, plan, availableBytes), isTexture, hasOptimizer);
        throw Errors.TooLittleMemory(Format.Bytes(needed), longSide, Format.Bytes(availableBytes), wayOut);
    }

    private static string WayOut(StylizeOptions options, int longSide, Func<StylizeOptions, bool> fits, bool isTexture, bool hasOptimizer)
    {
        var smaller = longSide / 2;
        while (smaller >= SmallestSuggestion && !fits(options with { Scales = ScaleSchedule.UpTo(smaller) })) smaller /= 2;
        string[] ways =
        [
            .. smaller >= SmallestSuggestion ? new[] { isTexture ? "a smaller --size" : $"--size {smaller}" } : [],
            .. hasOptimizer && fits(options with { Optimizer = OptimizerKind.Adam }) ? new[] { "--optimizer adam" } : [],
        ];
        return ways.Length > 0 ? $"use {string.Join(" or ", ways)}" : MoreMemory;
    }

    /// <summary>Determines whether options fit into memory. Options that are refused for another reason do not count as fitting.</summary>
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

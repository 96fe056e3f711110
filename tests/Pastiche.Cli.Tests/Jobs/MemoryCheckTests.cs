using Pastiche.Cli.Jobs;
using Xunit;

namespace Pastiche.Cli.Tests.Jobs;

public sealed class MemoryCheckTests
{
    private static readonly StylizeOptions Large = StylizeOptions.Default with { Scales = ScaleSchedule.UpTo(2048) };

    [Fact]
    public void Require_JustEnough_IsAccepted() => MemoryCheck.Require(Large, Plan, Plan(Large).MemoryBytes);

    [Fact]
    public void Require_TooLittle_NamesTheLargestHalvingThatFitsAndTheThriftierOptimizer() => Assert.Equal(
        "this needs about 4.2 GB of memory at 2048 pixels, 1.5 GB are there; use --size 1024 or --optimizer adam.",
        Refusal(1_500_000_000));

    [Fact]
    public void Require_FarTooLittle_NamesWhatFits() =>
        Assert.EndsWith("; use --size 256.", Refusal(100_000_000), StringComparison.Ordinal);

    [Fact]
    public void Require_OptionsOfARecipe_SuggestsNoOthers() => Assert.EndsWith(
        "; use a computer with more memory.",
        Assert.Throws<PasticheException>(() => MemoryCheck.Require(Large, Plan, 1_500_000_000, isGiven: true)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Require_HardlyAny_SaysThatNothingFits() =>
        Assert.EndsWith("; use a computer with more memory.", Refusal(1000), StringComparison.Ordinal);

    [Fact]
    public void Require_SuggestionThatIsRefusedItself_IsNotMade()
    {
        StylizePlan NarrowBelow1024(StylizeOptions options) =>
            options.Scales.Steps[^1].LongSide < 1024 ? throw new PasticheException("too narrow") : Plan(options);
        var refusal = Assert.Throws<PasticheException>(() => MemoryCheck.Require(Large, NarrowBelow1024, 1_000_000)).Message;
        Assert.EndsWith("; use a computer with more memory.", refusal, StringComparison.Ordinal);
    }

    private static string Refusal(long available) =>
        Assert.Throws<PasticheException>(() => MemoryCheck.Require(Large, Plan, available)).Message;

    /// <summary>1000 bytes for each pixel of a square, and a third of that with Adam.</summary>
    private static StylizePlan Plan(StylizeOptions options)
    {
        var side = (long)options.Scales.Steps[^1].LongSide;
        return new StylizePlan([], side * side * (options.Optimizer == OptimizerKind.Adam ? 333 : 1000));
    }
}

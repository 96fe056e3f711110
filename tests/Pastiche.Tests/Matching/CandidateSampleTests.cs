using CsCheck;
using Pastiche.Matching;
using Xunit;

namespace Pastiche.Tests.Matching;

public class CandidateSampleTests
{
    [Fact]
    public void Choose_NoMoreThanTheBudget_TakesAll() =>
        Assert.Equal([3, 5, 9], CandidateSample.Choose([3, 5, 9], 3, new SplitMix64(1)));

    [Fact]
    public void Choose_More_TakesOneOfEachRun() => Gen.Select(Gen.Int[2, 500], Gen.Int[1, 100], Gen.Int).Sample((count, budget, seed) =>
    {
        if (count <= budget) return;
        var chosen = CandidateSample.Choose([.. Enumerable.Range(0, count)], budget, new SplitMix64(seed));
        Assert.Equal(budget, chosen.Length);
        for (var i = 0; i < budget; i++)
            Assert.InRange(chosen[i], (int)((long)count * i / budget), (int)((long)count * (i + 1) / budget) - 1);
    });

    [Fact]
    public void Choose_SeedsDecide_WhichAreTaken()
    {
        int[] positions = [.. Enumerable.Range(0, 1000)];
        Assert.Equal(CandidateSample.Choose(positions, 50, new SplitMix64(7)), CandidateSample.Choose(positions, 50, new SplitMix64(7)));
        Assert.NotEqual(CandidateSample.Choose(positions, 50, new SplitMix64(7)), CandidateSample.Choose(positions, 50, new SplitMix64(8)));
    }

    [Fact]
    public void Shows_NoMask_IsAll() => Assert.Equal([0, 1, 2], CandidateSample.Shows(null, 3));

    [Fact]
    public void Shows_Mask_IsWhatIsAtLeastHalfWhite() =>
        Assert.Equal([1, 3], CandidateSample.Shows(new Mask(4, [0.4f, 0.5f, 0, 1]), 4));

    [Fact]
    public void Shows_FaintMask_IsWhereItIsBrightest() =>
        Assert.Equal([2], CandidateSample.Shows(new Mask(4, [0.1f, 0.2f, 0.3f, 0]), 4));
}

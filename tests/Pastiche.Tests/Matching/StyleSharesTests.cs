using CsCheck;
using Pastiche.Matching;
using Xunit;

namespace Pastiche.Tests.Matching;

public class StyleSharesTests
{
    [Fact]
    public void Assign_OneStyle_GetsAll() => Assert.Equal([0, 0, 0], StyleShares.Assign([[0.1f, -1, 0.5f]], [1]));

    [Fact]
    public void Assign_TwoStyles_GivesEachWhatResemblesItMore() =>
        Assert.Equal([0, 1, 0, 1], StyleShares.Assign([[0.9f, 0.2f, 0.8f, 0.1f], [0.1f, 0.8f, 0.3f, 0.7f]], [0.5, 0.5]));

    /// <summary>A style that resembles everything more still gets no more than its weight, and what it resembles most.</summary>
    [Fact]
    public void Assign_StyleThatAlwaysResemblesMore_GetsItsWeight() =>
        Assert.Equal([0, 1, 1, 1], StyleShares.Assign([[0.99f, 0.9f, 0.8f, 0.7f], [0.1f, 0.1f, 0.1f, 0.1f]], [0.25, 0.75]));

    [Fact]
    public void Assign_AnyStyles_SharesAreTheWeights() =>
        Gen.Select(Gen.Single[-1, 1].Array[400], Gen.Single[-1, 1].Array[400], Gen.Single[-1, 1].Array[400], Gen.Double[0.1, 0.6])
            .Sample((one, two, three, weight) =>
            {
                double[] weights = [weight, (1 - weight) / 3, 2 * (1 - weight) / 3];
                var styles = StyleShares.Assign([one, two, three], weights);
                for (var style = 0; style < 3; style++)
                    Assert.Equal(weights[style], styles.Count(chosen => chosen == style) / 400.0, 0.02);
            }, iter: 30);
}

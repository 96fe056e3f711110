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

    /// <summary>As many as a folder of styles may have.</summary>
    [Fact]
    public void Assign_ManyStyles_SharesAreTheWeights()
    {
        const int Styles = 100, Count = 5000;
        float[][] similarities = [.. Enumerable.Range(0, Styles).Select(style => Randoms.Uniform(Count, seed: style + 1))];
        double[] weights = [.. Enumerable.Range(0, Styles).Select(style => style < 50 ? 0.015 : 0.005)];
        var styles = StyleShares.Assign(similarities, weights);
        for (var style = 0; style < Styles; style++)
            Assert.Equal(weights[style], styles.Count(chosen => chosen == style) / (double)Count, 0.002);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.34)]
    [InlineData(0.7)]
    public void Assign_ThreeStyles_SharesAreTheWeights(double weight)
    {
        const int Count = 2000;
        double[] weights = [weight, (1 - weight) / 3, 2 * (1 - weight) / 3];
        // One of them resembles everything less.
        var third = Randoms.Uniform(Count, seed: 3).Select(value => value - 0.5f).ToArray();
        var styles = StyleShares.Assign([Randoms.Uniform(Count, seed: 1), Randoms.Uniform(Count, seed: 2), third], weights);
        for (var style = 0; style < 3; style++)
            Assert.Equal(weights[style], styles.Count(chosen => chosen == style) / (double)Count, 0.01);
    }
}

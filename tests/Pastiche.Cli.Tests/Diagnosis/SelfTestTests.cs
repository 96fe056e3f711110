using Pastiche.Cli.Diagnosis;
using Xunit;

namespace Pastiche.Cli.Tests.Diagnosis;

public sealed class SelfTestTests
{
    private static readonly LossTerms Terms = new(1, 1, 1, 0);

    [Fact]
    public void Run_WritableFolder_IsOkAndLeavesNothing()
    {
        using var workshop = new Workshop();

        var result = SelfTest.Run(workshop.Folder);

        Assert.True(result.Ok, result.Problem);
        Assert.Equal(["content.png", "style.png"], workshop.Names);
    }

    [Fact]
    public void Judge_LossesThatHalve_AreFine() => Assert.Null(SelfTest.Classify([Terms, Terms], [1, 0.4]));

    [Fact]
    public void Judge_LossesThatStay_AreNot() =>
        Assert.Equal("the total loss went from 1.0000 to 0.9000; it should have halved", SelfTest.Classify([Terms, Terms], [1, 0.9]));

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(1, double.PositiveInfinity)]
    public void Judge_UndefinedLoss_IsNamed(double style, double total) => Assert.StartsWith(
        "a loss was infinite or undefined after 2 of", SelfTest.Classify([Terms, Terms with { Style = style }], [1, total]),
            StringComparison.Ordinal);

    [Fact]
    public void Compare_RoundedToEightBits_IsTheSame()
    {
        var (saved, loaded) = (new Image(2, 2), new Image(2, 2));
        saved.Pixels.Fill(1.3f);
        loaded.Pixels.Fill(1);
        (saved.Pixels[0], loaded.Pixels[0]) = (100.49f / 255, 100f / 255);

        Assert.Null(SelfTest.Compare(saved, loaded));
    }

    [Fact]
    public void Compare_OtherValuesOrSize_IsADifference()
    {
        var loaded = new Image(2, 2);
        (loaded.Pixels[1], loaded.Pixels[2]) = (0.01f, float.NaN);

        Assert.Equal("2 of 12 values of a picture were others when read back", SelfTest.Compare(new Image(2, 2), loaded));
        Assert.Equal("a picture of 3×2 was 2×2 when read back", SelfTest.Compare(new Image(3, 2), loaded));
    }
}

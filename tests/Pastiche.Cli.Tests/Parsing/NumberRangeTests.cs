using System.Globalization;
using CsCheck;
using Pastiche.Cli.Parsing;
using Xunit;

namespace Pastiche.Cli.Tests.Parsing;

public sealed class NumberRangeTests
{
    private static readonly NumberRange<float> Weights = new(0);
    private static readonly NumberRange<int> Sides = new(16, 16384);

    [Theory]
    [InlineData("0.5", 0.5f)]
    [InlineData("1e-3", 0.001f)]
    [InlineData("+2", 2f)]
    [InlineData("0", 0f)]
    public void Parse_Number_IsReadTheSameWayInEveryCountry(string text, float expected) =>
        Assert.Equal(expected, Weights.Parse("--x", text));

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("0,5")]
    [InlineData("1,000")]
    [InlineData("-0.1")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1e99")]
    [InlineData("0x10")]
    public void Parse_AnythingElse_IsRefused(string text)
    {
        var refusal = Assert.Throws<PasticheException>(() => Weights.Parse("--x", text));

        Assert.Equal($"--x is {(text.Length == 0 ? "empty" : text)}; accepted: a number, 0 or more.", refusal.Message);
    }

    [Fact]
    public void Parse_WholeNumber_AcceptsExactlyTheRange() => Gen.Int[0, 20_000].Sample(number =>
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        if (number is >= 16 and <= 16384) Assert.Equal(number, Sides.Parse("--x", text));
        else Assert.Throws<PasticheException>(() => Sides.Parse("--x", text));
    });

    [Theory]
    [InlineData("64.0")]
    [InlineData("99999999999")]
    public void Parse_NoWholeNumber_IsRefused(string text)
    {
        var refusal = Assert.Throws<PasticheException>(() => Sides.Parse("--x", text));

        Assert.Equal($"--x is {text}; accepted: a whole number, 16 to 16384.", refusal.Message);
    }

    [Fact]
    public void ToString_Range_ReadsLikeASentence() =>
        Assert.Equal(("16 to 16384", "0 or more", "0.1 to 10"), ($"{Sides}", $"{Weights}", $"{new NumberRange<float>(0.1f, 10)}"));
}

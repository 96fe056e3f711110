using Pastiche.Cli.Display;
using Xunit;

namespace Pastiche.Cli.Tests.Display;

public sealed class FormatTests
{
    [Theory]
    [InlineData(480_000_000, "480 MB")]
    [InlineData(9_149_000_000, "9.1 GB")]
    public void Bytes_Amount_HasTwoOrThreeDigits(long bytes, string expected) => Assert.Equal(expected, Format.Bytes(bytes));

    [Theory]
    [InlineData(0.04, "0.0 s")]
    [InlineData(24.31, "24.3 s")]
    [InlineData(59.96, "1 min 00 s")]
    [InlineData(192.4, "3 min 12 s")]
    [InlineData(3599.9, "1 h 00 min")]
    [InlineData(90_000, "25 h 00 min")]
    public void Duration_Time_HasAboutThreeDigits(double seconds, string expected) =>
        Assert.Equal(expected, Format.Duration(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(24.9, "0:24")]
    [InlineData(192, "3:12")]
    [InlineData(3912, "1:05:12")]
    public void Clock_Time_CountsWholeSeconds(double seconds, string expected) =>
        Assert.Equal(expected, Format.Clock(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(null, "")]
    [InlineData(-3.0, "about 1 s left")]
    [InlineData(13.2, "about 14 s left")]
    [InlineData(59.7, "about 1 min 00 s left")]
    public void TimeLeft_Time_PretendsNoPrecision(double? seconds, string expected) =>
        Assert.Equal(expected, Format.TimeLeft(seconds is { } known ? TimeSpan.FromSeconds(known) : null));

    [Theory]
    [InlineData(0.03124, "0.0312")]
    [InlineData(2.75e38, "2.750E+038")]
    [InlineData(double.NaN, "NaN")]
    public void Loss_Value_IsShort(double value, string expected) => Assert.Equal(expected, Format.Loss(value));
}

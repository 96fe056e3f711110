using Pastiche.Cli.Parsing;
using Xunit;

namespace Pastiche.Cli.Tests.Parsing;

public class DurationTests
{
    [Theory]
    [InlineData("0s", 0)]
    [InlineData("30s", 30)]
    [InlineData("0.5s", 0.5)]
    [InlineData("5m", 300)]
    [InlineData("1.5h", 5400)]
    public void Parse_NumberAndUnit_IsATime(string text, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Duration.Parse("--every", text));

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("60")]
    [InlineData("-1s")]
    [InlineData("1,5s")]
    [InlineData("NaNs")]
    [InlineData("1 s")]
    [InlineData("2d")]
    [InlineData("99999999999999h")]
    public void Parse_AnythingElse_SaysWhatIsAccepted(string text) => Assert.Equal(
        $"--every is {(text.Length == 0 ? "empty" : text)}; accepted: a time such as 30s, 5m or 1h.",
        Assert.Throws<PasticheException>(() => Duration.Parse("--every", text)).Message);
}

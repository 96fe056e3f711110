using Pastiche.Cli.Parsing;
using Xunit;

namespace Pastiche.Cli.Tests.Parsing;

public sealed class ByteCountTests
{
    [Theory]
    [InlineData("4GB", 4_000_000_000)]
    [InlineData("512mb", 512_000_000)]
    [InlineData("3.5GiB", 3_758_096_384)]
    [InlineData("2 G", 2_000_000_000)]
    [InlineData("1000000000", 1_000_000_000)]
    [InlineData("1TB", 1_000_000_000_000)]
    public void Parse_Amount_IsUnderstood(string text, long expected) => Assert.Equal(expected, ByteCount.Parse("--memory", text));

    [Theory]
    [InlineData("")]
    [InlineData("4")]
    [InlineData("99MB")]
    [InlineData("4KB")]
    [InlineData("-4GB")]
    [InlineData("4GB4")]
    [InlineData("much")]
    [InlineData("99999999999TB")]
    public void Parse_NoAmount_IsRefused(string text) => Assert.EndsWith(
        "accepted: an amount such as 4GB, 512MB or 3.5GiB, from 100MB.",
        Assert.Throws<PasticheException>(() => ByteCount.Parse("--memory", text)).Message,
        StringComparison.Ordinal);
}

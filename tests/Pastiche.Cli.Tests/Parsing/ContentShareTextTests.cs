using Pastiche.Cli.Parsing;
using Xunit;

namespace Pastiche.Cli.Tests.Parsing;

public sealed class ContentShareTextTests
{
    [Theory]
    [InlineData("0,0.7", 0, 0.7f)]
    [InlineData(" 0.25 , 1 ", 0.25f, 1)]
    [InlineData("0.5", 0.5f, 0.5f)]
    [InlineData("1,0", 1, 0)]
    public void Parse_Numbers_AreTheShares(string text, float low, float high) =>
        Assert.Equal(new ContentShare(low, high), ContentShareText.Parse("--match-content", text));

    [Theory]
    [InlineData("", "--match-content is empty; accepted: a number, 0 to 1.")]
    [InlineData("0,1.5", "--match-content is 1.5; accepted: a number, 0 to 1.")]
    [InlineData("0;1", "--match-content is 0;1; accepted: a number, 0 to 1.")]
    [InlineData("NaN", "--match-content is NaN; accepted: a number, 0 to 1.")]
    [InlineData("0,0.5,1", "--match-content is 0,0.5,1; accepted: two numbers between commas, or one for both, each 0 to 1.")]
    public void Parse_OtherText_SaysWhatIsAccepted(string text, string expected) => Assert.Equal(
        expected, Assert.Throws<PasticheException>(() => ContentShareText.Parse("--match-content", text)).Message);

    [Fact]
    public void Text_Share_IsParsedBackAsIt()
    {
        var share = new ContentShare(0.125f, 0.7f);
        Assert.Equal("0.125,0.7", ContentShareText.Text(share));
        Assert.Equal(share, ContentShareText.Parse("--match-content", ContentShareText.Text(share)));
    }
}

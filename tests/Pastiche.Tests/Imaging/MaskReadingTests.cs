using System.Drawing;
using Xunit;

namespace Pastiche.Tests.Imaging;

public class MaskReadingTests
{
    public static TheoryData<MaskReading, string> Texts { get; } = new()
    {
        { MaskReading.Luma, "luma" },
        { MaskReading.Alpha, "alpha" },
        { MaskReading.Labels, "labels" },
        { MaskReading.OfLabel(0), "label=0" },
        { MaskReading.OfLabel(65535), "label=65535" },
        { MaskReading.OfColor(Color.Red), "#ff0000" },
        { MaskReading.OfColor(Color.FromArgb(0, 1, 2, 3)), "#010203" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Parse_OfToString_IsTheSame(MaskReading reading, string text)
    {
        Assert.Equal(text, reading.ToString());
        Assert.Equal(reading, MaskReading.Parse(text));
    }

    [Theory]
    [InlineData("#F00", "#ff0000")]
    [InlineData("#00fF10", "#00ff10")]
    public void Parse_ColorAsInCss_IsThatColor(string text, string expected) =>
        Assert.Equal(expected, MaskReading.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("red")]
    [InlineData("#ff00")]
    [InlineData("label")]
    [InlineData("label=")]
    [InlineData("label=-1")]
    [InlineData("label=65536")]
    [InlineData("Luma")]
    public void Parse_AnythingElse_IsRefused(string text)
    {
        Assert.False(MaskReading.TryParse(text, out _));
        Assert.EndsWith(
            "; accepted: luma, alpha, labels, label=N or a colour as in #ff0000.",
            Assert.Throws<PasticheException>(() => MaskReading.Parse(text)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(65536)]
    public void OfLabel_BeyondSixteenBits_IsRefused(int label) => Assert.Throws<PasticheException>(() => MaskReading.OfLabel(label));
}

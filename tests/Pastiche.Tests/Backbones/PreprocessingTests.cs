using Xunit;

namespace Pastiche.Tests.Backbones;

public class PreprocessingTests
{
    public static TheoryData<string, Preprocessing> Texts => new()
    {
        { "torch", PreprocessingKind.Torch },
        { "Caffe", PreprocessingKind.Caffe },
        { "unit", PreprocessingKind.Unit },
        { "tf", PreprocessingKind.Tf },
        { "mean=0.485,0.456,0.406:std=0.229,0.224,0.225", PreprocessingKind.Torch },
        { "mean=0.5:std=0.5", PreprocessingKind.Tf },
        { "mean=123.68,116.779,103.939:bgr", PreprocessingKind.Caffe },
        { "mean=0:max=1", PreprocessingKind.Unit },
        {
            "mean=123.675,116.28,103.53:std=58.395,57.12,57.375:bgr",
            new Preprocessing([123.675f, 116.28f, 103.53f], [58.395f, 57.12f, 57.375f], 255, true)
        },
        { "max=255", new Preprocessing([0, 0, 0], [1, 1, 1], 255) },
        { "MAX=255:BGR", new Preprocessing([0, 0, 0], [1, 1, 1], 255, true) },
        { "std=0.25", new Preprocessing([0, 0, 0], [0.25f, 0.25f, 0.25f]) },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Parse_NameOrNumbers_IsThatPreprocessing(string text, Preprocessing expected) =>
        Assert.Equal(expected, Preprocessing.Parse(text));

    [Theory]
    [MemberData(nameof(Texts))]
    public void ToString_Any_IsReadBackAsTheSame(string text, Preprocessing expected)
    {
        Assert.NotEmpty(text);
        Assert.Equal(expected, Preprocessing.Parse(expected.ToString()));
    }

    [Fact]
    public void ToString_OneWithAName_IsTheName() => Assert.Equal(
        ["torch", "caffe", "unit", "tf"], Enum.GetValues<PreprocessingKind>().Select(kind => Preprocessing.Of(kind).ToString()));

    [Theory]
    [InlineData("")]
    [InlineData("sepia")]
    [InlineData("mean")]
    [InlineData("mean=")]
    [InlineData("mean=1,2")]
    [InlineData("mean=1,2,3,4")]
    [InlineData("mean=0.5;std=0.5")]
    [InlineData("mean=0.5:mean=0.5")]
    [InlineData("bgr=1")]
    [InlineData("max=1,1,1")]
    [InlineData("mean=nan")]
    [InlineData("std=1e99")]
    public void Parse_NoPreprocessing_IsRefusedWithWhatIsAccepted(string text)
    {
        var problem = Assert.Throws<PasticheException>(() => Preprocessing.Parse(text));
        Assert.Equal(
            $"The preprocessing is {text}; accepted: torch, caffe, unit, tf, or numbers as in mean=R,G,B:std=R,G,B:max=255:bgr.",
            problem.Message);
    }

    [Theory]
    [InlineData("max=100", "The largest value of a color is 100; accepted: 1, 255.")]
    [InlineData("mean=-1:max=1", "The mean of a preprocessing is -1; accepted: 0 to 1.")]
    [InlineData("mean=300", "The mean of a preprocessing is 300; accepted: 0 to 255.")]
    [InlineData("std=0", "The deviation of a preprocessing is 0; accepted: 0.001 to 10.")]
    [InlineData("mean=123.675,116.28,103.53:std=0.229", "not of the same colors")]
    [InlineData("mean=0.485:std=58.395", "not of the same colors")]
    public void Parse_NumbersOutOfRange_IsRefusedNamingTheRange(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<PasticheException>(() => Preprocessing.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Create_NotThreeNumbers_IsRefused() =>
        Assert.Throws<PasticheException>(() => new Preprocessing([0, 0], [1, 1, 1]));
}

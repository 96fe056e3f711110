using Xunit;

namespace Pastiche.Cli.Tests;

public sealed class StylizeCommandTests : IDisposable
{
    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Theory]
    [InlineData("png", "webp", "jpg")]
    [InlineData("jpg", "png", "webp")]
    [InlineData("webp", "jpeg", "png")]
    public void Stylize_EveryFormatInAndOut_WritesThePicture(string content, string style, string output)
    {
        Pictures.Content().Save(_workshop.File($"a.{content}"));
        Pictures.Style().Save(_workshop.File($"b.{style}"));

        _workshop.Run($"stylize a.{content} b.{style} -o out.{output} --size 64 --iterations 3 --quiet").Succeeded();

        var signature = File.ReadAllBytes(_workshop.File($"out.{output}")).AsSpan(0, 12);
        Assert.True(output switch
        {
            "png" => signature.StartsWith(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G' }),
            "jpg" => signature.StartsWith(new byte[] { 0xFF, 0xD8, 0xFF }),
            _ => signature[8..].SequenceEqual("WEBP"u8),
        });
        var picture = Image.Load(_workshop.File($"out.{output}"));
        Assert.Equal((64, 48), (picture.Width, picture.Height));
    }

    [Theory]
    [InlineData(37, 211, "--size 211 --iterations 2", 37, 211)]
    [InlineData(640, 427, "--size 640 --iterations 1", 640, 427)]
    [InlineData(64, 48, "--scales 40,48 --iterations 2,1", 48, 36)]
    [InlineData(64, 48, "--preset draft --iterations 1", 256, 192)]
    public void Stylize_Size_IsExactlyTheOneAskedFor(int contentWidth, int contentHeight, string options, int width, int height)
    {
        Pictures.Content(contentWidth, contentHeight).Save(_workshop.File("a.png"));

        _workshop.Run($"stylize a.png style.png -o out.png {options} --quiet").Succeeded();

        var picture = Image.Load(_workshop.File("out.png"));
        Assert.Equal((width, height), (picture.Width, picture.Height));
    }

    [Fact]
    public void Stylize_EveryLookOption_IsTaken()
    {
        _workshop.Run("stylize content.png style.png -o out.png --size 64 --iterations 2 --content-weight 0.03 --style-weight 2 --tv-weight 0 "
            + "--content-layers stage2_1:0.5,stage2_2 --style-layers stem:3,stage1_1 --style-scale 1.5 --init noise --seed 7 --optimizer adam "
            + "--threads 1 --quiet").Succeeded();

        Assert.Contains("out.png", _workshop.Names);
    }

    [Fact]
    public void Stylize_InitFile_StartsFromThatPicture()
    {
        Pictures.Style(30, 30).Save(_workshop.File("noise.png"));

        _workshop.Run("stylize content.png style.png -o a.png --size 48 --iterations 1 --quiet").Succeeded();
        _workshop.Run("stylize content.png style.png -o b.png --size 48 --iterations 1 --quiet --init noise.png").Succeeded();

        Assert.NotEqual(File.ReadAllBytes(_workshop.File("a.png")), File.ReadAllBytes(_workshop.File("b.png")));
    }

    [Fact]
    public void Stylize_SameRecipeWithOtherNumbersOfThreads_GivesTheSameBytes()
    {
        const string Recipe = "stylize content.png style.png --scales 48,64 --iterations 4,3 --init noise --seed 3 --quiet";
        foreach (var (name, threads) in new[] { ("a", "--threads 1"), ("b", "--threads 2"), ("c", "--threads 3"), ("d", "") })
            _workshop.Run($"{Recipe} -o {name}.png {threads}").Succeeded();

        var first = File.ReadAllBytes(_workshop.File("a.png"));
        Assert.All(new[] { "b.png", "c.png", "d.png" }, name => Assert.Equal(first, File.ReadAllBytes(_workshop.File(name))));
    }

    [Fact]
    public void Stylize_ExistingOutput_IsReplacedAndNothingElseIsLeft()
    {
        File.WriteAllText(_workshop.File("out.png"), "old");

        _workshop.Run("stylize content.png style.png -o out.png --size 48 --iterations 1 --quiet").Succeeded();

        Assert.Equal(48, Image.Load(_workshop.File("out.png")).Width);
        Assert.Equal(["content.png", "out.png", "style.png"], _workshop.Names);
    }

    [Fact]
    public void Stylize_LossesBecomeInfinite_SavesTheLastGoodPictureAndFails()
    {
        var result = _workshop.Run("stylize content.png style.png -o out.png --size 48 --iterations 5 --tv-weight 3e38 --optimizer adam --quiet");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            "the losses became infinite or undefined after 1 of 5 iterations at 48×36; "
            + "out.png is the picture before that; smaller weights may help",
            result.ErrorLine());
        Assert.Equal(48, Image.Load(_workshop.File("out.png")).Width);
    }
}

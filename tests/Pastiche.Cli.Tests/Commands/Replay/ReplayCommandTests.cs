using Xunit;

namespace Pastiche.Cli.Tests.Commands.Replay;

public sealed class ReplayCommandTests : IDisposable
{
    private const string Short = "--scales 32,48 --iterations 3 --quiet";

    private readonly Workshop _workshop = new();

    public ReplayCommandTests()
    {
        Images.Style(50, 40).Save(_workshop.File("other.png"));
        Images.Style(64, 48).Save(_workshop.File("mask.png"));
    }

    public void Dispose() => _workshop.Dispose();

    [Theory]
    [InlineData("out.jpg", "mask.png", "--init other.png --mask mask.png --style-mask mask.png --style-scale 1.5 --quality 80",
        Traits = ["Category", "Slow"])]
    [InlineData("out.png", "", "--match-content 0.2,1 --detail-map mask.png#luma --match-every 2 --match-positions 50 --init other.png")]
    [InlineData("out.tif", "style.png content.png", "--bits 16 --engine onnxruntime --init noise --seed 3 --strength 0.7 --colors content")]
    public void Replay_OfAPicture_IsTheSameToTheByte(string output, string inputs, string options)
    {
        _workshop.Run($"stylize content.png style.png -o {output} {Short} {options}").Succeeded();

        var again = $"again{Path.GetExtension(output)}";
        var result = _workshop.Run($"replay {output} {inputs} -o {again}").Succeeded();

        Assert.Equal(File.ReadAllBytes(_workshop.File(output)), File.ReadAllBytes(_workshop.File(again)));
        Assert.Equal($"{again} is the same as {output}, to the byte", result.Lines[^1]);
    }

    [Fact]
    public void Replay_OfAPictureThatWasStopped_StopsThere()
    {
        _workshop.Run($"stylize content.png style.png -o out.png {Short} --save-every 2").Succeeded();
        _workshop.Run("replay out-0004.png -o again.png --quiet").Succeeded();
        Assert.Equal(File.ReadAllBytes(_workshop.File("out-0004.png")), File.ReadAllBytes(_workshop.File("again.png")));
    }

    [Fact]
    public void Replay_OfATexture_NeedsNoContent()
    {
        _workshop.Run("texture style.png other.png -o out.png --size 48x32 --iterations 2 --tileable --quiet").Succeeded();
        _workshop.Run("replay out.png style.png other.png -o again.png --quiet").Succeeded();
        Assert.Equal(File.ReadAllBytes(_workshop.File("out.png")), File.ReadAllBytes(_workshop.File("again.png")));
    }

    [Fact]
    public void Replay_AnotherStyle_SaysWhatDiffers()
    {
        Make("out.png");

        var result = _workshop.Run("replay out.png content.png other.png -o again.png");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("note: the style is another picture: other.png has SHA-256 ", result.Output, StringComparison.Ordinal);
        Assert.Matches("^again.png differs from out.png: styles\\[0\\].picture.checksum is [0-9a-f]{64}, the recipe has "
            + "[0-9a-f]{64}", result.ErrorLine());
        Assert.Equal(32, Image.Load(_workshop.File("again.png")).Width);
    }

    [Fact]
    public void Replay_OfAnotherVersion_SaysSo()
    {
        File.WriteAllText(_workshop.File("old.json"), (Make("out.png") with { Version = "0.0.9", File = null }).ToJson());

        var result = _workshop.Run("replay old.json -o again.png --quiet");

        Assert.Equal((1, $"again.png differs from old.json: version is {RuntimeInfo.Version}, the recipe "
            + $"has 0.0.9"), (result.ExitCode, result.ErrorLine()));
    }

    [Fact]
    public void Replay_OfAnOlderFormat_IsTheSameToThePixel()
    {
        Make("out.png");
        FirstFormat.Rewrite(_workshop.File("out.png"));

        var result = _workshop.Run("replay out.png -o again.png").Succeeded();

        Assert.Equal("again.png is the same as out.png, to the pixel; out.png has its recipe in an older format", result.Lines[^1]);
        Assert.Equal(
            (Recipe.NewestFormat, RuntimeInfo.Version),
            (Recipe.Load(_workshop.File("again.png")).Format, Recipe.Load(_workshop.File("again.png")).Version));
    }

    [Fact]
    public void Replay_OfAnOlderFormatWithOtherPixels_SaysWhatDiffers()
    {
        Make("out.png");
        FirstFormat.Rewrite(_workshop.File("out.png"), Images.Content(32, 24));

        var result = _workshop.Run("replay out.png -o again.png --quiet");

        Assert.Equal(
            (1, $"again.png differs from out.png: version is {RuntimeInfo.Version}, the recipe has {FirstFormat.Version}"),
            (result.ExitCode, result.ErrorLine()));
    }

    [Fact]
    public void Replay_OfAnOlderFormatWithAnotherStyle_SaysSoThoughThePixelsAreTheSame()
    {
        Make("out.png");
        FirstFormat.Rewrite(_workshop.File("out.png"));
        Image.Load(_workshop.File("style.png")).Save(_workshop.File("style.tif"));

        var result = _workshop.Run("replay out.png content.png style.tif -o again.png --quiet");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith(
            "again.png differs from out.png: styles[0].picture.checksum is ", result.ErrorLine(), StringComparison.Ordinal);
        Assert.DoesNotContain("version", result.ErrorLine(), StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_Json_TellsTheVerdict()
    {
        Make("out.png");
        Assert.Equal("{\"event\":\"replay\",\"identical\":true,\"differences\":[]}",
            _workshop.Run("replay out.png -o again.png --json").Succeeded().Lines[^1]);
    }

    [Theory]
    [InlineData("replay content.png -o again.png", "content.png: there is no recipe in it")]
    [InlineData("replay missing.png -o again.png", "missing.png: no such file")]
    [InlineData("replay missing.json -o again.png", "missing.json: no such file")]
    [InlineData("replay broken.json -o again.png", "broken.json: the recipe cannot be understood")]
    [InlineData("replay moved/out.png -o again.png", "moved/out.png: the content is neither named nor beside it; name the file with "
        + "SHA-256 ")]
    [InlineData("replay out.png content.png style.png other.png -o again.png", "other.png: the recipe of out.png needs no further "
        + "picture; omit this one")]
    [InlineData("replay out.png nothing.png -o again.png", "nothing.png: no such file")]
    [InlineData("replay out.png moved -o again.png", "moved: cannot be read: it is a folder")]
    [InlineData("replay out.png -o out.png", "out.png: it is the recipe's picture and would be overwritten")]
    [InlineData("replay out.png -o other.png", "other.png: there is such a file already")]
    [InlineData("stylize content.png style.png -o again.png --recipe broken.json", "broken.json: the recipe cannot be understood")]
    [InlineData("stylize content.png style.png -o again.png --recipe out.png --preset draft",
        "--recipe and --preset contradict each other")]
    public void Replay_WhatCannotBe_IsOneLine(string arguments, string expected)
    {
        Make("out.png");
        Directory.CreateDirectory(_workshop.File("moved"));
        File.Copy(_workshop.File("out.png"), _workshop.File("moved/out.png"));
        File.WriteAllText(_workshop.File("broken.json"), "{\"version\":1}");

        var result = _workshop.Run(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith(expected, result.ErrorLine(), StringComparison.Ordinal);
        Assert.DoesNotContain("again.png", _workshop.Names);
    }

    /// <summary>A small picture of the content in the style, as the program would make it.</summary>
    private Recipe Make(string name)
    {
        using var stylizer = new Stylizer();
        var options = FirstFormat.Options with { Scales = ScaleSchedule.Of(32).WithIterations(1) };
        var result = stylizer.Run(Image.Load(_workshop.File("content.png"), 32), Image.Load(_workshop.File("style.png"), 32), options);
        result.Save(_workshop.File(name));
        return result.Recipe;
    }
}

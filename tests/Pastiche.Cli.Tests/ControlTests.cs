using Xunit;

namespace Pastiche.Cli.Tests;

/// <summary>What artists steer by, from the command line: each option changes the picture, and goes with every other.</summary>
public sealed class ControlTests : IDisposable
{
    private const string Short = "--size 48 --iterations 3 --quiet";

    private readonly Workshop _workshop = new();

    public ControlTests()
    {
        Images.Style(50, 40).Save(_workshop.File("other.png"));
        Mask(64, 48).Save(_workshop.File("mask.png"));
    }

    public void Dispose() => _workshop.Dispose();

    [Fact]
    [Trait("Category", "Slow")]
    public void Stylize_EachOption_ChangesThePicture()
    {
        string[] options =
        [
            "--strength 0.2", "--colors content", "--colors match --color-method histogram", "--style-loss wasserstein", "--mask mask.png",
            "--style-mask mask.png:1", "--style-layers stem",
        ];
        Run("plain.png", "style.png");
        foreach (var option in options)
        {
            Run("out.png", $"style.png {option} --overwrite");
            Assert.NotEqual(Pixels("plain.png"), Pixels("out.png"));
        }

        Run("blend.png", "style.png other.png --style-blend 1,0");
        Assert.Equal(Pixels("plain.png"), Pixels("blend.png"));
        Run("both.png", "style.png other.png");
        Assert.NotEqual(Pixels("plain.png"), Pixels("both.png"));

        void Run(string output, string arguments) => _workshop.Run($"stylize content.png {arguments} -o {output} {Short}").Succeeded();
    }

    [Fact]
    public void Stylize_Mask_LeavesWhatItDoesNotCover()
    {
        _workshop.Run($"stylize content.png style.png -o out.png --size 64 --iterations 3 --quiet --mask mask.png:style.png").Succeeded();
        var (content, image) = (Image.Load(_workshop.File("content.png")), Image.Load(_workshop.File("out.png")));
        for (var i = 0; i < content.Pixels.Length; i++)
            if (i % 64 >= 32) Assert.Equal(content.Pixels[i], image.Pixels[i], 1f / 255);
    }

    [Fact]
    public void Stylize_MaskOfOtherProportions_IsSaid()
    {
        Mask(30, 30).Save(_workshop.File("square.png"));
        var output = _workshop.Run("stylize content.png style.png -o out.png --size 32 --iterations 1 --mask "
            + "square.png").Succeeded().Output;
        Assert.Contains("note: the mask of where the style is painted is 30×30 and the content picture 32×24: the mask is "
            + "stretched to fit", output, StringComparison.Ordinal);
        var json = _workshop
            .Run("stylize content.png style.png -o out.png --overwrite --size 32 --iterations 1 --mask square.png --json")
            .Succeeded()
            .Lines;
        Assert.StartsWith(
            "{\"event\":\"note\",\"text\":\"the mask of where the style is painted covers 50 % of",
            json[0],
            StringComparison.Ordinal);
        Assert.StartsWith(
            "{\"event\":\"note\",\"text\":\"the mask of where the style is painted is 30×30",
            json[1],
            StringComparison.Ordinal);
    }

    [Fact]
    public void Stylize_MaskOfZeroAndOne_PaintsWhereTheOneIs()
    {
        var labels = Mask(64, 48);
        for (var i = 0; i < labels.Pixels.Length; i++) labels.Pixels[i] /= 255;
        labels.Save(_workshop.File("labels.png"));
        var output = _workshop
            .Run("stylize content.png style.png -o out.png --size 64 --iterations 3 --mask labels.png")
            .Succeeded()
            .Output;
        _workshop.Run("stylize content.png style.png -o plain.png --size 64 --iterations 3 --quiet --mask mask.png").Succeeded();
        Assert.Contains(
            "note: the mask of where the style is painted covers 50 % of the content picture, by all of its labels but 0: ",
            output,
            StringComparison.Ordinal);
        Assert.Equal(Pixels("plain.png"), Pixels("out.png"));
    }

    [Fact]
    public void Stylize_ColorsOfOneMap_AreMasksThatReplayKnows()
    {
        Map(128, 96).Save(_workshop.File("map.jpg"));
        _workshop.Run(
            "stylize content.png style.png other.png -o out.png --size 48 --iterations 2 --quiet "
            + "--mask map.jpg#ff0000:1 --mask map.jpg#blue:2 --style-mask map.jpg#red:2").Succeeded();
        Assert.Equal("out2.png is the same as out.png, to the byte", _workshop.Run("replay out.png -o out2.png").Succeeded().Lines[^1]);
        var styles = Recipe.Load(_workshop.File("out.png")).Styles;
        Assert.Equal(["#ff0000", "#0000ff"], styles.Select(style => style.Region!.Reading!.ToString()));
        Assert.Equal(1, _workshop.Run("show out.png").Succeeded().Output.Split("by #0000ff").Length - 1);
    }

    [Fact]
    public void Replay_OfARecipeThatSaysNothingOfIt_ReadsTheBrightness()
    {
        // As recipes were before masks could be read otherwise: a dark mask painted next to nothing.
        var labels = Mask(64, 48);
        for (var i = 0; i < labels.Pixels.Length; i++) labels.Pixels[i] /= 255;
        labels.Save(_workshop.File("labels.png"));
        _workshop.Run("stylize content.png style.png -o out.png --size 32 --iterations 2 --quiet --mask labels.png#luma").Succeeded();
        Assert.Null(Recipe.Load(_workshop.File("out.png")).Styles[0].Region!.Reading);
        Assert.Equal("again.png is the same as out.png, to the byte", _workshop.Run("replay out.png -o again.png").Succeeded().Lines[^1]);
    }

    [Fact]
    public void Sweep_Mask_IsSaidToProgramsToo()
    {
        Map(64, 48).Save(_workshop.File("map.png"));
        var lines = _workshop.Run(
            "sweep content.png style.png -o out.png --size 32 --iterations 1 --ratios 1 --depths 1 "
            + "--mask map.png#red --json").Succeeded().Lines;
        Assert.StartsWith(
            "{\"event\":\"note\",\"text\":\"the mask of where the style is painted covers 50 % of the content picture, "
            + "by its colour #ff0000",
            lines[0],
            StringComparison.Ordinal);
    }

    [Fact]
    public void Stylize_EverythingAtOnce_RunsOnOurEngine()
    {
        var output = _workshop.Run("stylize content.png style.png other.png -o out.png --scales 32,48 --iterations 2 --style-blend "
            + "2,1 --style-scale 1,0.8 "
            + "--mask mask.png:1 --style-mask mask.png:other.png --colors content --color-method linear --style-loss gram+wasserstein "
            + "--strength 0.6 "
            + "--style-layers stem:2,stage2_1 --json").Succeeded().Output;
        Assert.Contains("\"engine\":\"cpu\"", output, StringComparison.Ordinal);
        Assert.DoesNotContain("onnxruntime", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("texture style.png -o out.png --size 64x48", 64, 48, Traits = ["Category", "Slow"])]
    [InlineData("texture style.png other.png -o out.jpg --size 48x64 --tileable --style-blend 1,2 --seed 3 --style-mask mask.png:1 "
        + "--style-loss meanstd", 48, 64)]
    public void Texture_Size_IsExactlyTheOneAskedFor(string arguments, int width, int height)
    {
        _workshop.Run($"{arguments} --iterations 2 --quiet").Succeeded();
        var image = Image.Load(_workshop.File(arguments.Split(' ').First(word => word.StartsWith("out.", StringComparison.Ordinal))));
        Assert.Equal((width, height), (image.Width, image.Height));
    }

    [Fact]
    public void Texture_Progress_NamesTheStyle() => Assert.StartsWith(
        "texture of style.png → out.png, 32×24", _workshop.Run("texture style.png -o out.png --size 32x24 "
            + "--iterations 1").Succeeded().Output, StringComparison.Ordinal);

    [Fact]
    public void Stylize_Recipe_IsWhatThatPictureWasMadeBy()
    {
        _workshop.Run($"stylize content.png style.png -o a.png {Short} --strength 0.7 --colors match --style-loss meanstd --init "
            + $"noise --seed 5").Succeeded();
        _workshop.Run("stylize content.png style.png -o b.png --recipe a.png --quiet").Succeeded();
        Assert.Equal(File.ReadAllBytes(_workshop.File("a.png")), File.ReadAllBytes(_workshop.File("b.png")));

        File.WriteAllText(_workshop.File("recipe.json"), _workshop.Run("show a.png --json").Succeeded().Output);
        _workshop.Run("stylize content.png other.png -o c.png --recipe recipe.json --strength 0.4 --size 32 --iterations "
            + "1 --quiet").Succeeded();
        var (a, c) = (Recipe.Load(_workshop.File("a.png")).Options, Recipe.Load(_workshop.File("c.png")).Options);
        Assert.Equal(a with { Strength = 0.4f, Scales = ScaleSchedule.Of(32).WithIterations(1) }, c);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Texture_Recipe_IsWhatThatTextureWasMadeBy()
    {
        _workshop.Run("texture style.png -o a.png --size 48x32 --iterations 2 --tileable --seed 7 --style-loss "
            + "gram+mean --quiet").Succeeded();
        _workshop.Run("texture style.png -o b.png --recipe a.png --quiet").Succeeded();
        Assert.Equal(File.ReadAllBytes(_workshop.File("a.png")), File.ReadAllBytes(_workshop.File("b.png")));

        // For a picture with a content it leaves the content its weight, and its size.
        _workshop.Run("stylize content.png style.png -o c.png --recipe a.png --size 40 --iterations 1 --quiet").Succeeded();
        var options = Recipe.Load(_workshop.File("c.png")).Options;
        Assert.Equal((StylizeOptions.Default.ContentWeight, InitializationKind.Content, false),
            (options.ContentWeight, options.Initialization.Kind, options.Tileable));
        Assert.Equal(2, options.StyleLosses.Count);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Stylize_RecipeWithMore_SaysWhatIsNotTaken()
    {
        _workshop.Run($"stylize content.png style.png other.png -o a.png {Short} --mask mask.png:1 --init other.png").Succeeded();
        var notes = _workshop.Run("stylize content.png style.png -o b.png --recipe a.png "
            + "--iterations 1").Succeeded().Lines.Where(line => line.StartsWith("note: ", StringComparison.Ordinal));
        Assert.Equal(3, notes.Count());
    }

    [Theory]
    [InlineData("texture style.png -o out.png --size 512x32 --iterations 1", 512, 32)]
    public void Texture_LongStrip_IsPaintedFromWhereItIsWideEnough(string arguments, int width, int height)
    {
        _workshop.Run($"{arguments} --quiet").Succeeded();
        var image = Image.Load(_workshop.File("out.png"));
        Assert.Equal((width, height), (image.Width, image.Height));
    }

    private float[] Pixels(string name) => Image.Load(_workshop.File(name)).Pixels.ToArray();

    private static Image Map(int width, int height)
    {
        var map = new Image(width, height);
        for (var i = 0; i < width * height; i++) map.Plane(i % width < width / 2 ? 0 : 2)[i] = 1;
        return map;
    }

    private static Image Mask(int width, int height)
    {
        var mask = new Image(width, height);
        for (var i = 0; i < mask.Pixels.Length; i++) mask.Pixels[i] = i % width < width / 2 ? 1 : 0;
        return mask;
    }
}

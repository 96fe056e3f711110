using Pastiche.Imaging;
using Pastiche.Tests.Imaging;
using Xunit;

namespace Pastiche.Tests;

/// <summary>Styles whose frames are left out.</summary>
public sealed class StyleTrimTests : IDisposable
{
    private static readonly Insets Frame = new(20, 20, 20, 32);
    private static readonly Image Content = Samples.Photograph(48, 36);
    private static readonly Image Picture = Frames.Patches(160, 119);
    private static readonly Image Framed = Frames.Around(Picture, Frame, _ => 0xFFFFFF);
    private static readonly StylizeOptions Auto = new() { Scales = ScaleSchedule.Of(48).WithIterations(2), StyleTrim = StyleTrim.Auto };
    private static readonly StylizeOptions None = Auto with { StyleTrim = StyleTrim.None };

    /// <summary>What is left of the framed picture: a frame is cut off with the line after it.</summary>
    private static readonly Image Rest = Padding.Crop(Picture, 1, 1, 158, 117);

    private readonly Stylizer _stylizer = new();

    public void Dispose() => _stylizer.Dispose();

    [Fact]
    public void Plan_Auto_PlansWithTheSizeOfWhatIsLeftAndSaysWhatWasCutOff()
    {
        var plan = _stylizer.Plan(Content, Framed, Auto);

        Assert.Equal(
            "the frame of the style, 21 pixels on the left, 21 on the right, 21 at the top and 33 at the bottom, is left out",
            Assert.Single(plan.Notes));
        Assert.Equal([new ImageSize(48, 36)], plan.Scales[0].Styles);
    }

    [Fact]
    public void Plan_None_LeavesStylesAlone()
    {
        var plan = _stylizer.Plan(Content, Framed, None);

        Assert.Empty(plan.Notes);
        Assert.Equal([new ImageSize(48, 41)], plan.Scales[0].Styles);
        Assert.Equal(StyleTrim.None, StylizeOptions.Default.StyleTrim);
    }

    [Fact]
    public void Plan_AutoWithoutAFrame_IsThatOfNone()
    {
        var (auto, none) = (_stylizer.Plan(Content, Picture, Auto), _stylizer.Plan(Content, Picture, None));

        Assert.Empty(auto.Notes);
        Assert.Equal(none.MemoryBytes, auto.MemoryBytes);
        Assert.Equal(none.Scales, auto.Scales);
    }

    [Fact]
    public void Plan_PictureReducedInLoading_SaysThePixelsOfItsFile()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("framed.png");
        Frames.Around(Frames.Patches(600, 400), new Insets(100, 0, 100, 0), _ => 0xFFFFFF).Save(path);

        var note = Assert.Single(_stylizer.Plan(Content, [Picture, Image.Load(path, 400)], Auto).Notes);

        Assert.Equal("the frame of style 2, 102 pixels on the left and 102 on the right, is left out", note);
    }

    [Fact]
    public void Run_Auto_PaintsWhatTheRestOfThePictureAlonePaints()
    {
        var trimmed = _stylizer.Run(Content, Framed, Auto).Image;

        Assert.Equal(_stylizer.Run(Content, Rest, None).Image.Pixels.ToArray(), trimmed.Pixels.ToArray());
        Assert.NotEqual(_stylizer.Run(Content, Framed, None).Image.Pixels.ToArray(), trimmed.Pixels.ToArray());
    }

    [Fact]
    public void Run_AutoWithAMask_CropsTheMaskAlike()
    {
        var left = Gray(Framed.Size, (x, _) => x < 100 ? 1 : 0);
        var restOfLeft = Gray(Rest.Size, (x, _) => x < 79 ? 1 : 0);

        Assert.Equal(
            _stylizer.Run(Content, new Style(Rest) { Mask = restOfLeft }, None).Image.Pixels.ToArray(),
            _stylizer.Run(Content, new Style(Framed) { Mask = left }, Auto).Image.Pixels.ToArray());
    }

    [Fact]
    public void Plan_MaskOfNothingButTheFrame_LeavesTheStyleAlone()
    {
        var frame = Gray(Framed.Size, (_, y) => y < 10 ? 1 : 0);

        var plan = _stylizer.Plan(Content, new Style(Framed) { Mask = frame }, Auto);

        Assert.Equal([new ImageSize(48, 41)], plan.Scales[0].Styles);
        Assert.DoesNotContain(plan.Notes, note => note.Contains("is left out", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_FileWithAFrame_IsStillTheFileInTheRecipe()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("framed.png");
        Framed.Save(path);
        var style = Image.Load(path);

        var recipe = _stylizer.Run(Content, style, Auto).Recipe;

        Assert.Equal(new RecipeInput(style.Checksum, 158, 117), recipe.Styles[0].Image);
        Assert.Equal(StyleTrim.Auto, Recipe.Parse(recipe.ToJson()).Options.StyleTrim);
        Assert.Contains("\"styleTrim\":\"auto\"", recipe.ToJson(), StringComparison.Ordinal);
    }

    private static Image Gray(ImageSize size, Func<int, int, float> value) => Drawings.Gray(
        size.Width, [.. Enumerable.Range(0, size.Width * size.Height).Select(i => value(i % size.Width, i / size.Width))]);
}

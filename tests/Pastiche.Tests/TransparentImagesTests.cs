using Pastiche.Tests.Backbones;
using Pastiche.Tests.Imaging;
using Pastiche.Tests.Imaging.Files;
using Xunit;

namespace Pastiche.Tests;

public sealed class TransparentImagesTests : IDisposable
{
    private static readonly StylizeOptions Short = new() { Scales = ScaleSchedule.Of(32, 48).WithIterations(3) };

    private readonly TemporaryFolder _folder = new();
    private readonly Stylizer _stylizer = new(TinyBackbones.Smooth);

    public void Dispose()
    {
        _stylizer.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Run_TransparentContent_KeepsItsAlpha()
    {
        var content = Load(hidden: 0);

        var image = _stylizer.Run(content, Randoms.Image(50, 60), Short).Image;

        Assert.Equal((48, 36), (image.Width, image.Height));
        Assert.All(content.Alpha.ToArray().Zip(image.Alpha.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1 / 255f));
    }

    [Fact]
    public void Picture_OfEveryStep_IsTransparentWhereTheContentIs()
    {
        var content = Load(hidden: 0);

        foreach (var step in _stylizer.Steps(content, Randoms.Image(50, 60), Short))
            Assert.Equal(content.Resize(step.Width, step.Height).Alpha.ToArray(), step.GetImage().Alpha.ToArray());
    }

    [Fact]
    public void Run_HiddenColorsOfContentOrStyle_MakeNoDifference()
    {
        var images = new[] { 0, 255 }.Select(hidden => Load(hidden)).ToArray();

        var results = images.Select(image => _stylizer.Run(image, Randoms.Image(50, 60), Short).Image.Pixels.ToArray()).ToArray();
        var styled = images.Select(image => _stylizer.Run(Randoms.Image(50, 60), image, Short).Image.Pixels.ToArray()).ToArray();

        Assert.Equal(results[0], results[1]);
        Assert.Equal(styled[0], styled[1]);
    }

    [Fact]
    public void Run_TransparentStyle_MakesAnOpaquePicture() =>
        Assert.False(_stylizer.Run(Randoms.Image(50, 60), Load(hidden: 0), Short).Image.HasAlpha);

    [Fact]
    public void Run_NothingToSee_IsRefused()
    {
        var nothing = new Image(48, 36, hasAlpha: true);

        Assert.Equal(
            "The content picture is transparent everywhere; use one with something to see.",
            Assert.Throws<PasticheException>(() => _stylizer.Run(nothing, Randoms.Image(50, 60), Short)).Message);
        Assert.Equal(
            "The style picture is transparent everywhere; use one with something to see.",
            Assert.Throws<PasticheException>(() => _stylizer.Run(Randoms.Image(50, 60), nothing, Short)).Message);
    }

    /// <summary>A disc with a soft edge, and something else where it cannot be seen.</summary>
    private Image Load(int hidden)
    {
        var raster = Raster.Of(48, 36, 4, 8, (x, y, band) =>
        {
            var alpha = Math.Clamp((int)(255 - (40 * (Math.Sqrt(((x - 22) * (x - 22)) + ((y - 16) * (y - 16))) - 10))), 0, 255);
            return band == 3 ? alpha : alpha == 0 ? hidden : (int)(127 + (100 * Math.Sin((x * (band + 1) * 0.4) + (y * 0.3))));
        });
        return Image.Load(_folder.Write($"{hidden}.png", PngFile.Encode(raster, PngColor.Rgba)));
    }
}

using Pastiche.Imaging;
using Xunit;

namespace Pastiche.Tests.Imaging;

public sealed class ImageFileSaveTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Save_Png_KeepsEveryEightBitValue()
    {
        var image = new Image(16, 16);
        for (var i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = i * 37 % 256 / 255f;

        image.Save(_folder.File("all.png"));

        Assert.Equal(image.Pixels.ToArray(), Image.Load(_folder.File("all.png")).Pixels.ToArray());
    }

    [Fact]
    public void Save_ValuesBetweenAndBeyond_AreRoundedAndClamped()
    {
        var image = new Image(6, 1);
        float[] values = [-0.5f, 1.5f, 10.49f / 255, 10.51f / 255, float.PositiveInfinity, float.NaN];
        values.CopyTo(image.Plane(1));

        image.Save(_folder.File("odd.png"));

        var saved = Image.Load(_folder.File("odd.png")).Plane(1).ToArray();
        Assert.Equal([0, 255, 10, 11, 255, 0], saved.Select(value => value * 255));
    }

    [Theory]
    [InlineData("a.jpg")]
    [InlineData("a.JPEG")]
    [InlineData("a.png")]
    [InlineData("a.webp")]
    public void Save_Twice_GivesTheSameBytesAndNothingElse(string name)
    {
        var image = Randoms.Picture(50, 40);
        image.Save(_folder.File(name));
        var first = File.ReadAllBytes(_folder.File(name));

        image.Save(_folder.File(name));

        Assert.Equal(first, File.ReadAllBytes(_folder.File(name)));
        Assert.Equal([name], _folder.Names);
    }

    [Fact]
    public void Save_Jpeg_KeepsFullColourResolution()
    {
        var image = new Image(32, 32);
        for (var i = 0; i < 32 * 32; i++)
            image.Plane(i % 2 * 2)[i] = 1;

        image.Save(_folder.File("stripes.jpg"));

        var red = Image.Load(_folder.File("stripes.jpg")).Plane(0).ToArray();
        Assert.InRange(red[16 * 32 + 16] - red[16 * 32 + 17], 0.8f, 1);
    }

    [Theory]
    [InlineData("out.gif", "the extension is .gif; accepted: .jpg, .jpeg, .png, .webp.")]
    [InlineData("out", "the extension is missing; accepted: .jpg, .jpeg, .png, .webp.")]
    [InlineData("folder.png", "cannot be written: it is a folder; name a file in it.")]
    public void Save_PathOfNoPicture_SaysWhatIsAccepted(string name, string expected)
    {
        Directory.CreateDirectory(_folder.File("folder.png"));

        var exception = Assert.Throws<PasticheException>(() => new Image(2, 2).Save(_folder.File(name)));

        Assert.Equal($"{_folder.File(name)}: {expected}", exception.Message);
        Assert.Equal(["folder.png"], _folder.Names);
    }

    [Fact]
    public void CheckOutput_NoFolder_SaysWhichToCreate()
    {
        var folder = _folder.File("missing");
        var path = Path.Combine(folder, "out.png");

        Assert.Equal(
            $"{path}: cannot be written: there is no folder {folder}; create it first.",
            Assert.Throws<PasticheException>(() => ImageFile.CheckOutput(path, SaveOptions.Default)).Message);
    }

    [Fact]
    public void CheckOutput_WebpTooLong_NamesTheWayOut() => Assert.Contains(
        "or use .png",
        Assert.Throws<PasticheException>(() => ImageFile.CheckOutput(_folder.File("a.webp"), SaveOptions.Default, 16_384)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void CheckOutput_GoodPath_LeavesNothingBehind()
    {
        ImageFile.CheckOutput(_folder.File("out.webp"), SaveOptions.Default, 16_383);

        Assert.Empty(_folder.Names);
    }
}

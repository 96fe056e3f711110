using NetVips;
using Pastiche.Tests.Imaging.Files;
using Xunit;
using VipsImage = NetVips.Image;

namespace Pastiche.Tests.Imaging;

public sealed class ImageFileLoadTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(".png")]
    [InlineData(".jpg")]
    [InlineData(".webp")]
    [InlineData(".tif")]
    public void Load_NameOfAnotherFormat_GoesByTheContent(string extension)
    {
        var image = Smooth(40, 30);
        image.Save(_folder.File("picture" + extension));
        File.Move(_folder.File("picture" + extension), _folder.File("picture.txt"));

        var loaded = Image.Load(_folder.File("picture.txt"));

        Assert.Equal((40, 30), (loaded.Width, loaded.Height));
        Assert.All(image.Pixels.ToArray().Zip(loaded.Pixels.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 0.06f));
    }

    [Theory]
    [InlineData("hello", "not a picture that can be read")]
    [InlineData("", "an empty file")]
    [InlineData("%PDF-1.7\n", "a PDF file")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' width='5' height='5'></svg>", "an SVG drawing")]
    [InlineData("....ftypavif....", "not a picture that can be read")]
    public void Load_NoPicture_SaysWhatItIsAndWhatIsExpected(string content, string kind)
    {
        var path = _folder.Write("cat.png", System.Text.Encoding.ASCII.GetBytes(content));

        Assert.Equal($"{path}: {kind} (JPEG, PNG, WebP, TIFF, GIF or AVIF expected).", MessageOf(path));
    }

    [Fact]
    public void Load_NoFileOrAFolder_SaysSo()
    {
        Assert.Equal($"{_folder.File("cat.jpg")}: no such file.", MessageOf(_folder.File("cat.jpg")));
        Assert.Equal(
            $"{_folder.File("")}: cannot be read: it is a folder; name a picture in it.", MessageOf(_folder.File("")));
    }

    [Theory]
    [InlineData(".png", 0.5)]
    [InlineData(".png", 0.98)]
    [InlineData(".jpg", 0.5)]
    [InlineData(".jpg", 0.98)]
    [InlineData(".webp", 0.5)]
    [InlineData(".webp", 0.98)]
    [InlineData(".tif", 0.5)]
    [InlineData(".tif", 0.98)]
    public void Load_FileCutShort_IsRefusedAtAnySize(string extension, double part)
    {
        Randoms.Image(120, 90).Save(_folder.File("whole" + extension));
        var whole = File.ReadAllBytes(_folder.File("whole" + extension));
        var path = _folder.Write("cut" + extension, whole.AsSpan(0, (int)(part * whole.Length)));

        Assert.Matches(@": the picture is (damaged or )?cut short \(", MessageOf(path));
        Assert.Throws<PasticheException>(() => Image.Load(path, longSide: 30));
    }

    [Theory]
    [InlineData(20_000, 10_001)]
    [InlineData(65_501, 2)]
    public void Load_HeaderOfAHugePicture_IsRefusedBeforeDecoding(int width, int height)
    {
        var path = _folder.Write("bomb.png", [.. PngFile.Header(width, height, 8, PngColor.Rgb), .. PngFile.Chunk("IDAT", [])]);

        Assert.Equal(
            $"{path}: the size of the picture is {width}×{height}; "
            + "accepted: sides from 1 to 65,500 pixels, 200 megapixels in all.",
            MessageOf(path));
    }

    [Fact]
    public void Load_OpaqueEverywhere_HasNoAlpha()
    {
        var raster = Raster.Of(5, 4, 4, 8, (x, y, band) => band == 3 ? 255 : x * y);

        Assert.False(Image.Load(_folder.Write("opaque.png", PngFile.Encode(raster, PngColor.Rgba))).HasAlpha);
    }

    [Fact]
    public void Load_TransparentReducedOrWhole_ComesToTheSame()
    {
        var raster = Raster.Of(120, 90, 4, 8, (x, y, band) => band == 3
            ? Math.Clamp((int)(400 - (10 * Math.Sqrt(((x - 60) * (x - 60)) + ((y - 45) * (y - 45))))), 0, 255)
            : (int)(127 + (100 * Math.Sin((x + (40 * band)) / 20.0) * Math.Cos(y / 15.0))));
        var path = _folder.Write("disc.png", PngFile.Encode(raster, PngColor.Rgba));

        var reduced = Image.Load(path, longSide: 40);

        var resized = Image.Load(path).Resize(40, 30);
        for (var i = 0; i < resized.Alpha.Length; i++)
        {
            Assert.Equal(resized.Alpha[i], reduced.Alpha[i], 0.04);
            for (var channel = 0; channel < 3 && resized.Alpha[i] > 0.2; channel++)
                Assert.Equal(resized.Plane(channel)[i], reduced.Plane(channel)[i], 0.04);
        }
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void Load_RedDiscOnTransparentBlack_IsRedWhereverItIsVisible(int bits)
    {
        var max = (1 << bits) - 1;
        var raster =
            Raster.Of(90, 90, 4, bits, (x, y, band) => ((x - 45) * (x - 45)) + ((y - 45) * (y - 45)) < 900 && band is 0 or 3 ? max : 0);
        var path = _folder.Write("disc.png", PngFile.Encode(raster, PngColor.Rgba));

        foreach (var image in new[] { Image.Load(path), Image.Load(path, longSide: 30), Image.Load(path).Resize(30, 30) })
        {
            Assert.All(image.Plane(0).ToArray(), value => Assert.Equal(1, value, 1 / 255f));
            Assert.All(image.Plane(1).ToArray(), value => Assert.Equal(0, value));
        }
    }

    [Fact]
    public void Load_HiddenColors_MakeNoDifference()
    {
        var images = new[] { 0, 255 }.Select(hidden => Raster.Of(60, 50, 4, 8, (x, y, band) =>
        {
            var visible = x > 20 && y > 15 && (x + y) % 9 < 5;
            return band == 3 ? (visible ? 255 : 0) : visible ? (x * 3) + band : hidden;
        })).Select(raster => _folder.Write($"{raster.At(0, 0)[0]}.png", PngFile.Encode(raster, PngColor.Rgba))).ToArray();

        foreach (var longSide in new int?[] { null, 25 })
        {
            Assert.Equal(
                Image.Load(images[0], longSide).Pixels.ToArray(), Image.Load(images[1], longSide).Pixels.ToArray());
        }
    }

    [Fact]
    public void Load_WhollyTransparent_StaysSo()
    {
        var path = _folder.Write("nothing.png", PngFile.Encode(Raster.Of(30, 20, 4, 8, (_, _, band) => band == 3 ? 0 : 99), PngColor.Rgba));

        Assert.All(Image.Load(path).Alpha.ToArray(), value => Assert.Equal(0, value));
        Assert.All(Image.Load(path, longSide: 10).Alpha.ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Load_AnyFile_HasItsChecksum()
    {
        Randoms.Image(6, 4).Save(_folder.File("a.png"));
        var sum = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(_folder.File("a.png"))));

        Assert.Equal(sum, Image.Load(_folder.File("a.png")).Checksum);
        Assert.Equal(sum, Image.Load(_folder.File("a.png"), longSide: 3).Checksum);
        Assert.Null(Randoms.Image(6, 4).Checksum);
    }

    [Theory]
    [InlineData(30, 30, 15)]
    [InlineData(59, 59, 30)]
    [InlineData(500, 60, 30)]
    public void Load_LongSide_OnlyReduces(int longSide, int width, int height)
    {
        Randoms.Image(60, 30).Save(_folder.File("picture.png"));

        var loaded = Image.Load(_folder.File("picture.png"), longSide);

        Assert.Equal((width, height), (loaded.Width, loaded.Height));
        Assert.Equal(
            "The long side to load is 0; accepted: 1 or more, or null for the full size.",
            Assert.Throws<PasticheException>(() => Image.Load(_folder.File("picture.png"), 0)).Message);
    }

    /// <summary>As newer telephones save photographs: a JPEG with a second picture behind it, which brightens the first.</summary>
    [Fact]
    public void Load_UltraHdr_IsTheJpegThatItIs()
    {
        using var flat = (VipsImage.Black(64, 64, bands: 3) + new[] { 200, 120, 40 }).Copy(interpretation: Enums.Interpretation.Srgb);
        using var bright = flat.Colourspace(Enums.Interpretation.Scrgb);
        var path = _folder.Write("phone.jpg", bright.UhdrsaveBuffer(q: 95));
        Assert.Contains("Uhdr", VipsImage.FindLoadBuffer(File.ReadAllBytes(path)), StringComparison.Ordinal);

        var loaded = Image.Load(path);

        Assert.Equal((64, 64), (loaded.Width, loaded.Height));
    }

    [Fact]
    public void Load_BracketsInTheName_AreTakenAsTheyStand()
    {
        Randoms.Image(6, 4).Save(_folder.File("cat[page=1].png"));
        File.Move(_folder.File("cat[page=1].png"), _folder.File("cat.png[page=1]"));

        Assert.Equal(6, Image.Load(_folder.File("cat.png[page=1]")).Width);
    }

    private static string MessageOf(string path)
    {
        var message = Assert.Throws<PasticheException>(() => Image.Load(path)).Message;
        Assert.DoesNotContain('\n', message);
        return message;
    }

    private static Image Smooth(int width, int height)
    {
        var image = new Image(width, height);
        for (var i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = (i % width + i / width % height) / (float)(width + height);
        return image;
    }
}

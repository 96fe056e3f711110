using Pastiche.Imaging;
using Pastiche.Tests.Imaging.Files;
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
    [InlineData("a.tif")]
    [InlineData("a.TIFF")]
    public void Save_Twice_GivesTheSameBytesAndNothingElse(string name)
    {
        var image = Randoms.Image(50, 40);
        image.Save(_folder.File(name));
        var first = File.ReadAllBytes(_folder.File(name));

        image.Save(_folder.File(name));

        Assert.Equal(first, File.ReadAllBytes(_folder.File(name)));
        Assert.Equal([name], _folder.Names);
    }

    [Fact]
    public void Save_Jpeg_KeepsFullColorResolution()
    {
        var image = new Image(32, 32);
        for (var i = 0; i < 32 * 32; i++)
            image.Plane(i % 2 * 2)[i] = 1;

        image.Save(_folder.File("stripes.jpg"));

        var red = Image.Load(_folder.File("stripes.jpg")).Plane(0).ToArray();
        Assert.InRange(red[16 * 32 + 16] - red[16 * 32 + 17], 0.8f, 1);
    }

    [Theory]
    [InlineData("a.png")]
    [InlineData("a.tif")]
    public void Save_SixteenBits_KeepsEveryValue(string name)
    {
        var image = new Image(256, 256, hasAlpha: true);
        for (var i = 0; i < image.Pixels.Length; i++) image.Pixels[i] = i * 4099 % 65536 / 65535f;
        for (var i = 0; i < image.Alpha.Length; i++) image.Alpha[i] = (65535 - i) / 65535f;

        image.Save(_folder.File(name), new SaveOptions { Bits = 16 });

        var loaded = Image.Load(_folder.File(name));
        Assert.Equal(image.Alpha.ToArray(), loaded.Alpha.ToArray());
        // The last pixel cannot be seen.
        for (var channel = 0; channel < 3; channel++)
            Assert.Equal(image.Plane(channel)[..^1].ToArray(), loaded.Plane(channel)[..^1].ToArray());
    }

    public static TheoryData<string, int, bool> Lossless =>
        new MatrixTheoryData<string, int, bool>(["a.png", "a.tif"], [8, 16], [false, true]);

    [Theory]
    [MemberData(nameof(Lossless))]
    public void Save_Loaded_ComesBackToTheBitThoughItHasAProfile(string name, int bits, bool alpha)
    {
        var image = Visible(33, 21, alpha);
        image.Save(_folder.File(name), new SaveOptions { Bits = bits });
        var first = Image.Load(_folder.File(name));

        first.Save(_folder.File("again" + name), new SaveOptions { Bits = bits });

        var second = Image.Load(_folder.File("again" + name));
        Assert.Equal(alpha, second.HasAlpha);
        Assert.Equal(first.Pixels.ToArray(), second.Pixels.ToArray());
        Assert.Equal(first.Alpha.ToArray(), second.Alpha.ToArray());
        Assert.Equal(File.ReadAllBytes(_folder.File(name)), File.ReadAllBytes(_folder.File("again" + name)));
        Assert.All(
            image.Pixels.ToArray().Zip(first.Pixels.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 0.5001f / ((1 << bits) - 1)));
    }

    [Fact]
    public void Save_TransparentWebp_KeepsAlpha()
    {
        var image = new Image(64, 64, hasAlpha: true);
        image.Pixels.Fill(0.6f);
        for (var i = 0; i < image.Alpha.Length; i++) image.Alpha[i] = (1 + (i % 64 * 3)) / 255f;

        image.Save(_folder.File("a.webp"));

        var loaded = Image.Load(_folder.File("a.webp"));
        Assert.All(image.Alpha.ToArray().Zip(loaded.Alpha.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1 / 255f));
        Assert.All(loaded.Pixels.ToArray(), value => Assert.Equal(0.6f, value, 0.02f));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void Save_Turned_IsNotTurnedAgain(int bits)
    {
        var raster = Raster.Of(20, 10, 3, 8, (x, y, band) => (x * 10) + y + band);
        var turned = Image.Load(_folder.Write("turned.png", PngFile.Encode(raster, PngColor.Rgb, [PngFile.Exif(ExifBlock.Of(6))])));
        foreach (var name in new[] { "a.png", "a.jpg", "a.webp", "a.tif" })
        {
            turned.Save(_folder.File(name), new SaveOptions { Bits = name is "a.png" or "a.tif" ? bits : 8 });

            var loaded = Image.Load(_folder.File(name));

            Assert.Equal((10, 20), (loaded.Width, loaded.Height));
            Assert.All(turned.Pixels.ToArray().Zip(loaded.Pixels.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 0.06f));
        }
    }

    [Theory]
    [InlineData("a.jpg")]
    [InlineData("a.webp")]
    public void Save_LowerQuality_MakesASmallerFile(string name)
    {
        var sizes = new[] { 20, 60, 95, 100 }.Select(quality =>
        {
            Randoms.Image(120, 90).Save(_folder.File(name), new SaveOptions { Quality = quality });
            return new FileInfo(_folder.File(name)).Length;
        }).ToArray();

        Assert.Equal(sizes.Order(), sizes);
        Assert.Equal(4, sizes.Distinct().Count());
    }

    [Fact]
    public void Save_Background_LiesUnderWhatIsTransparent()
    {
        var image = Visible(40, 30, alpha: true);
        var background = System.Drawing.Color.FromArgb(0x20, 0x80, 0xF0);

        image.Save(_folder.File("a.png"), new SaveOptions { Background = background, Bits = 16 });

        var loaded = Image.Load(_folder.File("a.png"));
        Assert.False(loaded.HasAlpha);
        double[] under = [0x20 / 255.0, 0x80 / 255.0, 0xF0 / 255.0];
        for (var i = 0; i < loaded.Pixels.Length; i++)
        {
            var alpha = (double)image.Alpha[i % image.Alpha.Length];
            var expected = (Math.Clamp(image.Pixels[i], 0, 1) * alpha) + (under[i / image.Alpha.Length] * (1 - alpha));
            Assert.Equal(expected, loaded.Pixels[i], 1.0 / 65535);
        }
    }

    [Fact]
    public void Save_TransparentJpeg_NeedsABackground()
    {
        var image = Visible(16, 16, alpha: true);
        var path = _folder.File("a.jpg");

        Assert.Equal(
            $"{path}: JPEG cannot be transparent, and the picture is; use .png, .webp or .tiff, or give a background colour.",
            Assert.Throws<PasticheException>(() => image.Save(path)).Message);

        image.Save(path, new SaveOptions { Background = System.Drawing.Color.White });
        Assert.False(Image.Load(path).HasAlpha);
    }

    [Theory]
    [InlineData("a.jpg", "JPEG")]
    [InlineData("a.webp", "WebP")]
    public void Save_SixteenBitsWhereThereAreEight_IsRefused(string name, string format) => Assert.Equal(
        $"{_folder.File(name)}: {format} has 8 bits a channel, not 16; use .png or .tiff, or 8 bits.",
        Assert.Throws<PasticheException>(() => new Image(4, 4).Save(_folder.File(name), new SaveOptions { Bits = 16 })).Message);

    [Theory]
    [InlineData(0, 8, "The quality is 0; accepted: 1 to 100.")]
    [InlineData(101, 8, "The quality is 101; accepted: 1 to 100.")]
    [InlineData(95, 12, "The bits is 12; accepted: 8 or 16.")]
    public void Save_OptionOutOfRange_SaysWhatIsAccepted(int quality, int bits, string message) => Assert.Equal(
        message,
        Assert.Throws<PasticheException>(
            () => new Image(4, 4).Save(_folder.File("a.png"), new SaveOptions { Quality = quality, Bits = bits })).Message);

    [Theory]
    [InlineData("out.gif", "the extension is .gif; accepted: .png, .jpg, .jpeg, .webp, .tif, .tiff.")]
    [InlineData("out", "the extension is missing; accepted: .png, .jpg, .jpeg, .webp, .tif, .tiff.")]
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

    [Theory]
    [InlineData(ImageFormat.Png, "a.png")]
    [InlineData(ImageFormat.Jpeg, "a.jpg")]
    [InlineData(ImageFormat.Webp, "a.webp")]
    [InlineData(ImageFormat.Tiff, "a.tif")]
    public void Save_Stream_HasTheBytesOfAFileAndIsReadAsOne(ImageFormat format, string name)
    {
        var image = Randoms.Image(30, 20);
        using var stream = new MemoryStream();

        image.Save(stream, new SaveOptions { Format = format });
        image.Save(_folder.File(name));

        Assert.Equal(File.ReadAllBytes(_folder.File(name)), stream.ToArray());
        stream.Position = 0;
        var (streamed, loaded) = (Image.Load(stream, 15), Image.Load(_folder.File(name), 15));
        Assert.Equal(loaded.Pixels.ToArray(), streamed.Pixels.ToArray());
        Assert.Equal(loaded.Checksum, streamed.Checksum);
    }

    [Fact]
    public void Save_StreamWithoutAFormat_IsPng()
    {
        using var stream = new MemoryStream();

        Randoms.Image(8, 8).Save(stream);

        Assert.Equal("PNG"u8.ToArray(), stream.ToArray()[1..4]);
    }

    [Fact]
    public void Load_StreamOfNoPicture_SaysSo()
    {
        using var stream = new MemoryStream([1, 2, 3]);

        var refusal = Assert.Throws<PasticheException>(() => Image.Load(stream));

        Assert.StartsWith("The stream: not a picture", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Reduced_KnowsTheSizeOfItsFile()
    {
        var path = _folder.File("a.png");
        Randoms.Image(100, 40).Save(path);

        Assert.Equal(new ImageSource(path, 100, 40), Image.Load(path, 50).Source);
        Assert.Equal(new ImageSource(path, 100, 40), Image.Load(path).Source);
    }

    /// <summary>A picture that can be seen everywhere, if not well.</summary>
    private static Image Visible(int width, int height, bool alpha)
    {
        var image = new Image(width, height, alpha);
        Randoms.Image(width, height).Pixels.CopyTo(image.Pixels);
        for (var i = 0; i < image.Alpha.Length; i++) image.Alpha[i] = (1 + (i * 7 % 255)) / 255f;
        return image;
    }
}

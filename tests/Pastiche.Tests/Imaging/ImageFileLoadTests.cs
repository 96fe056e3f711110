using System.Buffers.Binary;
using NetVips;
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
    [InlineData("GIF89a........", "a GIF picture")]
    public void Load_NoPicture_SaysWhatItIsAndWhatIsExpected(string content, string kind)
    {
        var path = _folder.Write("cat.png", System.Text.Encoding.ASCII.GetBytes(content));

        Assert.Equal($"{path}: {kind} (JPEG, PNG or WebP expected).", MessageOf(path));
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
    public void Load_FileCutShort_IsRefusedAtAnySize(string extension, double part)
    {
        Randoms.Picture(120, 90).Save(_folder.File("whole" + extension));
        var whole = File.ReadAllBytes(_folder.File("whole" + extension));
        var path = _folder.Write("cut" + extension, whole.AsSpan(0, (int)(part * whole.Length)));

        Assert.StartsWith($"{path}: the picture is damaged or cut short (", MessageOf(path), StringComparison.Ordinal);
        Assert.Throws<PasticheException>(() => Image.Load(path, longSide: 30));
    }

    [Theory]
    [InlineData(20_000, 10_001)]
    [InlineData(65_501, 2)]
    public void Load_HeaderOfAHugePicture_IsRefusedBeforeDecoding(int width, int height)
    {
        var path = _folder.Write("bomb.png", PngHeader(width, height));

        Assert.Equal(
            $"{path}: the size of the picture is {width}×{height}; "
            + "accepted: sides from 1 to 65,500 pixels, 200 megapixels in all.",
            MessageOf(path));
    }

    [Fact]
    public void Load_TurnedByExif_StandsUpright()
    {
        using var wide = VipsImage.Black(40, 20, bands: 3).Insert(Flat(255, 255, 255), 0, 0)
            .Copy(interpretation: Enums.Interpretation.Srgb);
        using var turned = wide.Mutate(image => image.Set(GValue.GIntType, "orientation", 6));
        turned.WriteToFile(_folder.File("turned.jpg"));

        foreach (var longSide in new int?[] { null, 40 })
        {
            var loaded = Image.Load(_folder.File("turned.jpg"), longSide);

            // Orientation 6 is upright after a quarter turn clockwise: the upper left corner comes to the upper right.
            Assert.Equal((20, 40), (loaded.Width, loaded.Height));
            Assert.InRange(loaded.Pixels[19], 0.95f, 1);
            Assert.InRange(loaded.Pixels[0], 0, 0.05f);
        }
    }

    [Theory]
    [InlineData(Enums.Interpretation.Bw, false)]
    [InlineData(Enums.Interpretation.Rgb16, false)]
    [InlineData(Enums.Interpretation.Grey16, false)]
    [InlineData(Enums.Interpretation.Srgb, true)]
    public void Load_OtherKindsOfPixels_BecomeTheSameGrey(Enums.Interpretation interpretation, bool palette)
    {
        using var grey = Flat(102, 102, 102).Colourspace(interpretation);
        grey.Pngsave(_folder.File("grey.png"), palette: palette);

        Assert.All(Image.Load(_folder.File("grey.png")).Pixels.ToArray(), value => Assert.Equal(0.4f, value, 0.003f));
    }

    [Fact]
    public void Load_Cmyk_BecomesRgb()
    {
        using var cyan = Flat(0, 255, 255, 255).Copy(interpretation: Enums.Interpretation.Cmyk);
        cyan.Jpegsave(_folder.File("print.jpg"));

        var loaded = Image.Load(_folder.File("print.jpg"));

        Assert.Equal(3 * 8 * 8, loaded.Pixels.Length);
    }

    [Fact]
    public void Load_ProfileOfAWiderGamut_ComesBackToTheSameColour()
    {
        using var wide = Flat(100, 120, 150).IccTransform("p3", inputProfile: "srgb");
        Assert.NotEqual(100, wide.Getpoint(0, 0)[0]);
        wide.Pngsave(_folder.File("p3.png"));

        var loaded = Image.Load(_folder.File("p3.png"));

        Assert.Equal(100 / 255f, loaded.Plane(0)[0], 0.005f);
        Assert.Equal(150 / 255f, loaded.Plane(2)[0], 0.005f);
    }

    [Fact]
    public void Load_Transparent_LiesOverWhite()
    {
        using var half = Flat(255, 0, 0, 51);
        half.Pngsave(_folder.File("alpha.png"));

        var loaded = Image.Load(_folder.File("alpha.png"));

        Assert.Equal(1, loaded.Plane(0)[0]);
        Assert.Equal(0.8f, loaded.Plane(1)[0], 0.004f);
    }

    [Fact]
    public void Load_TransparentGrey_LiesOverWhite()
    {
        using var half = Flat(0, 51).Copy(interpretation: Enums.Interpretation.Bw);
        half.Pngsave(_folder.File("grey.png"));

        Assert.All(Image.Load(_folder.File("grey.png")).Pixels.ToArray(), value => Assert.Equal(0.8f, value, 0.004f));
    }

    [Theory]
    [InlineData(30, 30, 15)]
    [InlineData(59, 59, 30)]
    [InlineData(500, 60, 30)]
    public void Load_LongSide_OnlyReduces(int longSide, int width, int height)
    {
        Randoms.Picture(60, 30).Save(_folder.File("picture.png"));

        var loaded = Image.Load(_folder.File("picture.png"), longSide);

        Assert.Equal((width, height), (loaded.Width, loaded.Height));
        Assert.Equal(
            "The long side to load is 0; accepted: 1 or more, or null for the full size.",
            Assert.Throws<PasticheException>(() => Image.Load(_folder.File("picture.png"), 0)).Message);
    }

    [Fact]
    public void Load_BracketsInTheName_AreTakenAsTheyStand()
    {
        Randoms.Picture(6, 4).Save(_folder.File("cat[page=1].png"));
        File.Move(_folder.File("cat[page=1].png"), _folder.File("cat.png[page=1]"));

        Assert.Equal(6, Image.Load(_folder.File("cat.png[page=1]")).Width);
    }

    private static string MessageOf(string path)
    {
        var message = Assert.Throws<PasticheException>(() => Image.Load(path)).Message;
        Assert.DoesNotContain('\n', message);
        return message;
    }

    private static VipsImage Flat(params int[] colour) =>
        (VipsImage.Black(8, 8, bands: colour.Length) + colour).Cast(Enums.BandFormat.Uchar).Copy(
            interpretation: Enums.Interpretation.Srgb);

    private static Image Smooth(int width, int height)
    {
        var image = new Image(width, height);
        for (var i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = (i % width + i / width % height) / (float)(width + height);
        return image;
    }

    private static byte[] PngHeader(int width, int height)
    {
        byte[] file = [0x89, .. "PNG\r\n\x1a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, .. new byte[8], 8, 2, 0, 0, 0, .. new byte[4]];
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(29), Crc(file.AsSpan(12, 17)));
        return [.. file, 0, 0, 0, 0, .. "IDAT"u8, 0x35, 0xaf, 0x06, 0x1e];
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }
        return ~crc;
    }
}

using NetVips;
using Pastiche.Tests.Imaging.Files;
using Xunit;

namespace Pastiche.Tests.Imaging;

public sealed class AvifTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(3, 8)]
    [InlineData(4, 8)]
    [InlineData(3, 10)]
    [InlineData(4, 10)]
    [InlineData(3, 12)]
    public void Load_Avif_ShowsWhatIsInIt(int bands, int bits)
    {
        var scene = Scene(bands);
        var path = _folder.Write("picture.avif", Encode(scene, bits));

        foreach (var longSide in new int?[] { null, 32 })
        {
            var image = Image.Load(path, longSide);

            Assert.Equal(bands == 4, image.HasAlpha);
            for (var field = 0; field < 4; field++)
            {
                var (x, y) = (((field % 2 * 2) + 1) * image.Width / 4, ((field / 2 * 2) + 1) * image.Height / 4);
                var i = (y * image.Width) + x;
                var stored = scene.At(x * scene.Width / image.Width, y * scene.Height / image.Height);
                var expected = new Color(stored[0] / 255.0, stored[1] / 255.0, stored[2] / 255.0);
                Assert.InRange(expected.DeltaE(new(image.Plane(0)[i], image.Plane(1)[i], image.Plane(2)[i])), 0, 2);
                if (bands == 4) Assert.Equal(stored[3] / 255.0, image.Alpha[i], 1.5 / 255);
            }
        }
    }

    [Theory]
    [InlineData(8)]
    [InlineData(10)]
    public void Load_DisplayP3ByCodePoints_IsConverted(int bits)
    {
        var scene = Scene(3);

        var image = Image.Load(_folder.Write("p3.avif", WithCodePoints(Encode(scene, bits, lossless: true), 12, 13)));

        for (var i = 0; i < scene.Width * scene.Height; i++)
        {
            var stored = scene.At(i % scene.Width, i / scene.Width);
            var expected = ColorSpace.DisplayP3.ToSrgb(stored[0] / 255.0, stored[1] / 255.0, stored[2] / 255.0).Clipped();
            Assert.InRange(expected.DeltaE(new(image.Plane(0)[i], image.Plane(1)[i], image.Plane(2)[i])), 0, 1);
        }
    }

    /// <summary>Paper white, as in PNG.</summary>
    [Theory]
    [InlineData(16, 0.580689)]
    [InlineData(18, 0.75)]
    public void Load_ForBrightScreensByCodePoints_IsToneMapped(ushort transfer, double paperWhite)
    {
        var gray = Raster.Of(16, 16, 3, 8, (_, _, _) => (int)Math.Round(paperWhite * 255));

        var image = Image.Load(_folder.Write("hdr.avif", WithCodePoints(Encode(gray, 8, lossless: true), 9, transfer)));

        Assert.Equal(0.898, image.Plane(1)[0], 0.01);
    }

    [Fact]
    public void Load_ReservedCodePoints_AreNotSupported() => Assert.Contains(
        "(code points 3 and 13 of its box colr) are not supported",
        Refused(WithCodePoints(Encode(Scene(3), 8, lossless: true), 3, 13)),
        StringComparison.Ordinal);

    [Fact]
    public void Load_CutShortOrChanged_IsRefused()
    {
        var file = Encode(Scene(3), 8);

        foreach (var part in new[] { 0.3, 0.6, 0.9, 0.98 })
            Assert.Contains("damaged or cut short", Refused(file[..(int)(part * file.Length)]), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Heic_SaysWhatItIs()
    {
        byte[] file = [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8, .. new byte[40]];
        var path = _folder.Write("photo.heic", file);

        Assert.Equal(
            $"{path}: a HEIC picture (JPEG, PNG, WebP, TIFF, GIF or AVIF expected).",
            Assert.Throws<PasticheException>(() => Image.Load(path)).Message);
    }

    private static Raster Scene(int bands)
    {
        int[] colors = [220, 40, 40, 40, 180, 60, 50, 70, 210, 230, 210, 60];
        return Raster.Of(64, 48, bands, 8, (x, y, band) =>
            band == 3 ? (x < 32 ? 128 : 255) : colors[(((x < 32 ? 0 : 1) + (y < 24 ? 0 : 2)) * 3) + band]);
    }

    private static byte[] Encode(Raster raster, int bits, bool lossless = false)
    {
        using var pixels = VipsPixels.Of(raster);
        return pixels.HeifsaveBuffer(
            q: 95,
            lossless: lossless,
            bitdepth: bits,
            compression: Enums.ForeignHeifCompression.Av1,
            effort: 1,
            subsampleMode: Enums.ForeignSubsample.Off,
            keep: Enums.ForeignKeep.None);
    }

    /// <summary>In its box colr, which lossless files have.</summary>
    private static byte[] WithCodePoints(byte[] file, ushort primaries, ushort transfer)
    {
        var place = file.AsSpan().IndexOf("nclx"u8) + 4;
        Ends.Bytes(primaries, bigEndian: true).CopyTo(file, place);
        Ends.Bytes(transfer, bigEndian: true).CopyTo(file, place + 2);
        return file;
    }

    private string Refused(byte[] file)
    {
        var path = _folder.Write("bad.avif", file);
        return Assert.Throws<PasticheException>(() => Image.Load(path)).Message;
    }
}

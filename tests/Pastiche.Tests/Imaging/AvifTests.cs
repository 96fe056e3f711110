using System.Buffers.Binary;
using System.Text;
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
                var expected = new Colour(stored[0] / 255.0, stored[1] / 255.0, stored[2] / 255.0);
                Assert.InRange(expected.DeltaE(new(image.Plane(0)[i], image.Plane(1)[i], image.Plane(2)[i])), 0, 2);
                if (bands == 4) Assert.Equal(stored[3] / 255.0, image.Alpha[i], 1.5 / 255);
            }
        }
    }

    [Theory]
    [InlineData(9, 16, "PQ, for bright screens")]
    [InlineData(9, 18, "HLG, for bright screens")]
    [InlineData(12, 13, "code points 12 and 13")]
    public void Load_OtherColorsByCodePoints_AreNotSupported(ushort primaries, ushort transfer, string name)
    {
        var file = WithCodePoints(Encode(Scene(3), 8), primaries, transfer);

        Assert.Contains($"the kind of colours of this AVIF picture ({name}) is not supported", Refused(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ColorsOfSrgbByCodePoints_AreRead() =>
        Assert.Equal(64, Image.Load(_folder.Write("srgb.avif", WithCodePoints(Encode(Scene(3), 8), 1, 13))).Width);

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
            $"{path}: a HEIC picture (JPEG, PNG, WebP, TIFF, GIF or AVIF expected).", Assert.Throws<PasticheException>(() => Image.Load(path)).Message);
    }

    private static Raster Scene(int bands) => Raster.Of(64, 48, bands, 8, (x, y, band) =>
        band == 3 ? (x < 32 ? 128 : 255) : (int[])[220, 40, 40, 40, 180, 60, 50, 70, 210, 230, 210, 60] is var colors ? colors[(((x < 32 ? 0 : 1) + (y < 24 ? 0 : 2)) * 3) + band] : 0);

    private static byte[] Encode(Raster raster, int bits)
    {
        using var pixels = VipsPixels.Of(raster);
        return pixels.HeifsaveBuffer(
            q: 95, bitdepth: bits, compression: Enums.ForeignHeifCompression.Av1, effort: 1, subsampleMode: Enums.ForeignSubsample.Off, keep: Enums.ForeignKeep.None);
    }

    /// <summary>With a box colr behind the other properties; the boxes around it grow, and the pixels move on.</summary>
    private static byte[] WithCodePoints(byte[] file, ushort primaries, ushort transfer)
    {
        byte[] box = [0, 0, 0, 19, .. "colrnclx"u8, .. Ends.Bytes(primaries, bigEndian: true), .. Ends.Bytes(transfer, bigEndian: true), 0, 6, 0x80];
        var properties = Find("ipco");
        var end = properties + (int)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(properties));
        foreach (var place in new[] { Find("meta"), Find("iprp"), properties, OffsetOfPixels() })
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(place), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(place)) + (uint)box.Length);
        return [.. file[..end], .. box, .. file[end..]];

        int Find(string name) => file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(name)) - 4;

        // The one number in iloc that is where mdat has its content.
        int OffsetOfPixels() => file.AsSpan().IndexOf(Ends.Big(Find("mdat") + 8));
    }

    private string Refused(byte[] file)
    {
        var path = _folder.Write("bad.avif", file);
        return Assert.Throws<PasticheException>(() => Image.Load(path)).Message;
    }
}

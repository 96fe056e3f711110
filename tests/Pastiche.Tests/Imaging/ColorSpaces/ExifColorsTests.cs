using Pastiche.Imaging.ColorSpaces;
using Pastiche.Tests.Imaging.Files;
using Pastiche.Tests.Imaging.RealWorld;
using Xunit;

namespace Pastiche.Tests.Imaging.ColorSpaces;

public sealed class ExifColorsTests : IDisposable
{
    private const int Uncalibrated = 65535;
    private const int WhitePoint = 318;
    private const int PrimaryChromaticities = 319;
    private const int TransferFunction = 301;

    private static readonly Raster Flat = Scenes.Flat(3);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Uncalibrated, "R03", true)]
    [InlineData(2, null, true)]
    [InlineData(null, "R03", true)]
    [InlineData(Uncalibrated, "R98", false)]
    [InlineData(Uncalibrated, null, false)]
    [InlineData(1, "R98", false)]
    [InlineData(1, "R03", false)]
    [InlineData(null, null, false)]
    public void Load_CameraFile_IsAdobeRgbWhereExifSaysSo(int? colorSpace, string? interoperability, bool isAdobe)
    {
        foreach (var bigEndian in (bool[])[false, true])
        {
            var block = ExifBlock.Colors(colorSpace, interoperability, bigEndian);
            var meaning = isAdobe ? Meanings.Encoded(ColorSpace.AdobeRgb, Flat) : Meanings.Plain(Flat);

            AssertColors(JpegFile.WithExif(JpegFile.Encode(Flat), block), meaning);
            AssertColors(PngFile.Encode(Flat, PngColor.Rgb, [PngFile.Exif(block)]), meaning);
            AssertColors(WebpFile.Extend(WebpFile.Encode(Flat, lossless: true), Flat, exif: block), meaning);
            AssertColors(Tiff(colorSpace, interoperability, bigEndian), meaning);
        }
    }

    [Fact]
    public void Load_GrayOfAdobeRgb_HasItsCurve()
    {
        var gray = Scenes.Flat(1);
        var file = JpegFile.WithExif(JpegFile.Encode(gray), ExifBlock.Colors(Uncalibrated, "R03"));

        AssertColors(file, Meanings.Encoded(ColorSpace.AdobeRgb, gray), gray);
    }

    [Fact]
    public void Load_ProfileOrChunk_IsBelievedBeforeExif()
    {
        var block = ExifBlock.Colors(Uncalibrated, "R03");
        var profile = IccProfile.Of(ColorSpace.DisplayP3);
        var p3 = Meanings.Encoded(ColorSpace.DisplayP3, Flat);

        AssertColors(JpegFile.WithProfile(JpegFile.WithExif(JpegFile.Encode(Flat), block), profile), p3);
        AssertColors(WebpFile.Extend(WebpFile.Encode(Flat, lossless: true), Flat, profile, block), p3);
        AssertColors(PngFile.Encode(Flat, PngColor.Rgb, [PngFile.Srgb(), PngFile.Exif(block)]), Meanings.Plain(Flat));
        AssertColors(PngFile.Encode(Flat, PngColor.Rgb, [PngFile.CodePoints(12, 13), PngFile.Exif(block)]), p3);
    }

    [Fact]
    public void Load_ProfileThatCannotBeUsed_LeavesItToExif()
    {
        var adobe = JpegFile.WithExif(JpegFile.Encode(Flat), ExifBlock.Colors(Uncalibrated, "R03"));
        var file = JpegFile.WithProfile(adobe, IccProfile.Gray(Curves.Linear));

        AssertColors(file, Meanings.Encoded(ColorSpace.AdobeRgb, Flat));

        var path = _folder.Write("picture.jpg", file);
        Assert.Equal(
            [$"{path}: the color profile in it is damaged, or for another kind of pictures, and is not used"],
            Image.Load(path).Notes);
    }

    [Theory]
    [InlineData(Uncalibrated, null, true)]
    [InlineData(Uncalibrated, "R98", true)]
    [InlineData(0xFFFD, null, true)]
    [InlineData(Uncalibrated, "R03", false)]
    [InlineData(1, null, false)]
    [InlineData(null, null, false)]
    public void Load_UncalibratedAndNothingElse_IsSaid(int? colorSpace, string? interoperability, bool isSaid)
    {
        var path = _folder.Write("photo.jpg", JpegFile.WithExif(JpegFile.Encode(Flat), ExifBlock.Colors(colorSpace, interoperability)));

        string[] notes = isSaid ? [$"{path}: its Exif metadata says that it is not in sRGB, but not in what; it is taken for sRGB"] : [];
        Assert.Equal(notes, Image.Load(path).Notes);
    }

    [Fact]
    public void Load_GammaOfExif_IsUsed()
    {
        var block = ExifBlock.Colors(Uncalibrated, interoperability: null, gamma: 1.8);
        var space = ColorSpace.Srgb with { Curve = Curves.Power(1.8) };

        AssertColors(JpegFile.WithExif(JpegFile.Encode(Flat), block), Meanings.Encoded(space, Flat));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void Load_TiffWithItsPrimaries_IsCalibrated(int bits)
    {
        var raster = Scenes.Detailed(bands: 3, bits);
        var p3 = ColorSpace.DisplayP3;
        var curved = p3 with { Curve = Curves.Power(1.8) };
        int[] table = [.. Enumerable.Range(0, 1 << bits).Select(i => (int)Math.Round(65535 * Math.Pow(i / ((1 << bits) - 1.0), 1.8)))];
        int[] three = [.. table, .. table, .. table];

        AssertColors(TiffFile.Encode(raster, new(Photometric: 2, Describe: Primaries)), Meanings.Encoded(p3, raster), raster);
        AssertColors(
            TiffFile.Encode(raster, new(Photometric: 2, Describe: directory => Primaries(directory.Shorts(TransferFunction, table)))),
            Meanings.Encoded(curved, raster), raster);
        AssertColors(
            TiffFile.Encode(raster, new(Photometric: 2, Describe: directory => Primaries(directory.Shorts(TransferFunction, three)))),
            Meanings.Encoded(curved, raster), raster);

        static void Primaries(TiffDirectory directory) => directory
            .Rationals(WhitePoint, 0.3127, 0.3290)
            .Rationals(PrimaryChromaticities, 0.680, 0.320, 0.265, 0.690, 0.150, 0.060);
    }

    [Fact]
    public void Load_TiffWithDegeneratePrimaries_IsTakenForSrgb()
    {
        var layout = new TiffLayout(Photometric: 2, Describe: directory => directory.Rationals(PrimaryChromaticities, new double[6]));
        var file = TiffFile.Encode(Flat, layout);

        AssertColors(file, Meanings.Plain(Flat));
    }

    [Fact]
    public void Load_TiffWithCurvesThatDiffer_IsRefusedByName()
    {
        var curves = Enumerable.Range(0, 3 * 256).Select(i => i % 256 * (i < 512 ? 257 : 200));
        var file = TiffFile.Encode(Flat, new(Photometric: 2, Describe: directory => directory.Shorts(TransferFunction, curves)));
        var path = _folder.Write("curves.tif", file);

        Assert.Equal(
            $"{path}: its colors (a transfer function of its own for each channel) are not supported; "
            + "save it in sRGB in the program that made it.",
            Assert.Throws<PasticheException>(() => Image.Load(path)).Message);
    }

    [Fact]
    public void Find_AnyByteChanged_IsReadWithinItsBytes()
    {
        foreach (var bigEndian in (bool[])[false, true])
        {
            var block = ExifBlock.Colors(Uncalibrated, "R03", bigEndian, gamma: 2.2);
            for (var place = 0; place < block.Length; place++)
            {
                foreach (var value in (byte[])[0, 1, 0x7F, 0x80, 0xFF])
                {
                    var changed = block.ToArray();
                    changed[place] = value;
                    ExifColors.Find(changed, "changed", out _);
                    ExifColors.Find(block[..place], "cut", out _);
                }
            }
        }
    }

    /// <summary>A TIFF file has EXIF's directory behind its own.</summary>
    private static byte[] Tiff(int? colorSpace, string? interoperability, bool bigEndian)
    {
        byte[] Encode(int pointer) =>
            TiffFile.Encode(Flat, new(Photometric: 2, Describe: directory => directory.Longs(0x8769, pointer)), bigEndian);

        var place = Encode(0).Length;
        return [.. Encode(place), .. ExifBlock.Exif(place, colorSpace, interoperability, bigEndian)];
    }

    private void AssertColors(byte[] file, Meaning meaning, Raster? stored = null)
    {
        var image = new RealWorldImage("", file, stored ?? Flat, meaning, Nearness.Lossy);
        var loaded = Image.Load(_folder.Write("picture", file));
        foreach (var (x, y, expected) in image.Pixels())
        {
            var i = (y * loaded.Width) + x;
            var actual = new Color(loaded.Plane(0)[i], loaded.Plane(1)[i], loaded.Plane(2)[i]);
            Assert.True(expected.DeltaE(actual) <= 2, $"{expected} expected, got {actual}");
        }
    }
}

using Pastiche.Tests.Imaging.Files;
using Pastiche.Tests.Imaging.RealWorld;
using Xunit;

namespace Pastiche.Tests.Imaging.ColorSpaces;

/// <summary>What <see cref="PngColorImages"/> cannot tell: reduced, refused, damaged.</summary>
public sealed class PngColorsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Declarations => [.. PngColorImages.Declarations.Select(declaration => declaration.Name)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Declarations))]
    public void Load_Reduced_HasTheSameColors(string name)
    {
        var (_, chunks, space) = PngColorImages.Declarations.Single(declaration => declaration.Name == name);
        foreach (var (bits, bands, kind) in ((int, int, PngColor)[])[(8, 3, PngColor.Rgb), (16, 4, PngColor.Rgba)])
        {
            var flat = Scenes.Flat(3);
            var raster = Raster.Of(64, 48, bands, bits, (x, y, band) => (band == 3 ? 200 : flat.At(x, y)[band]) * (bits == 16 ? 257 : 1));

            var reduced = Image.Load(_folder.Write("picture.png", PngFile.Encode(raster, kind, chunks)), longSide: 32);

            Assert.Equal((32, 24), (reduced.Width, reduced.Height));
            foreach (var (x, y) in ((int, int)[])[(8, 6), (24, 6), (8, 18), (24, 18)])
            {
                var (expected, actual) = (Meanings.Encoded(space, raster)(raster.At(2 * x, 2 * y)), At(reduced, x, y));
                Assert.True(expected.DeltaE(actual) < 0.5, $"{bits} bits: {expected} expected, got {actual}");
                Assert.Equal(expected.Alpha, actual.Alpha, 1e-4);
            }
        }
    }

    /// <summary>Rounded to the steps of the file, what is between two of them would be black or twice as bright.</summary>
    [Fact]
    public void Load_DarkAndLinearReduced_IsNotRoundedToEightBits()
    {
        var raster = Raster.Of(64, 64, 3, 8, (x, _, _) => x % 2);
        var path = _folder.Write("dark.png", PngFile.Encode(raster, PngColor.Rgb, [PngFile.Gamma(1)]));

        Assert.Equal(Curves.ToSrgb(0.5 / 255), At(Image.Load(path, longSide: 16), 8, 8).Green, 1e-3);
    }

    [Theory]
    [InlineData(200, 13, 0)]
    [InlineData(0, 13, 0)]
    [InlineData(1, 3, 0)]
    [InlineData(12, 19, 0)]
    [InlineData(9, 16, 9)]
    public void Load_CodePointsThatAreReservedAlone_AreRefusedByName(int primaries, int transfer, int matrix)
    {
        var path = Write(PngFile.CodePoints(primaries, transfer, matrix));

        Assert.Equal(
            $"{path}: its colors (code points {primaries}, {transfer} and {matrix} of its chunk cICP) are not supported; "
            + "save it in sRGB in the program that made it.",
            Assert.Throws<PasticheException>(() => Image.Load(path)).Message);
    }

    public static TheoryData<string, byte[]> Chunks => new()
    {
        { "cICP", PngFile.CodePoints(12, 13) }, { "sRGB", PngFile.Srgb() },
        { "gAMA", PngFile.Gamma(1) }, { "cHRM", PngFile.Chromaticities(ColorSpace.DisplayP3) },
    };

    [Theory]
    [MemberData(nameof(Chunks))]
    public void Load_ChunkChangedSinceItWasWritten_IsDamaged(string name, byte[] chunk)
    {
        chunk[^5] ^= 1;
        var path = Write(chunk);

        Assert.Equal(
            $"{path}: the picture is damaged or cut short (its chunk {name} is not as it was written); get a whole copy of it.",
            Assert.Throws<PasticheException>(() => Image.Load(path)).Message);
    }

    [Theory]
    [MemberData(nameof(Chunks))]
    public void Load_ChunkBehindThePixels_IsTooLate(string name, byte[] chunk)
    {
        var raster = Scenes.Detailed(bands: 3, bits: 8, vivid: true);
        var file = PngFile.Encode(raster, PngColor.Rgb);
        var end = file.Length - PngFile.Chunk("IEND", []).Length;

        var loaded = Image.Load(_folder.Write($"{name}.png", [.. file[..end], .. chunk, .. file[end..]]));

        Assert.Equal(Meanings.Plain(raster)(raster.At(3, 4)).Red, loaded.Plane(0)[(4 * raster.Width) + 3], 1e-6);
    }

    [Fact]
    public void Load_LengthBeyondTheFile_IsDamaged()
    {
        var chunk = PngFile.Chunk("noTe", [1, 2, 3]);
        chunk[0] = 0x7F;

        Assert.Throws<PasticheException>(() => Image.Load(Write(chunk)));
    }

    [Fact]
    public void Load_GrayWithColors_StaysGrayToTheBit()
    {
        var raster = Scenes.Detailed(bands: 1, bits: 16);
        var rgb = Raster.Of(raster.Width, raster.Height, 3, 16, (x, y, _) => raster.At(x, y)[0]);
        var chunks = (byte[][])[PngFile.CodePoints(10, 4)];

        foreach (var file in (byte[][])[PngFile.Encode(raster, PngColor.Gray, chunks), PngFile.Encode(rgb, PngColor.Rgb, chunks)])
        {
            var loaded = Image.Load(_folder.Write("gray.png", file));

            Assert.Equal(loaded.Plane(0).ToArray(), loaded.Plane(1).ToArray());
            Assert.Equal(loaded.Plane(0).ToArray(), loaded.Plane(2).ToArray());
        }
    }

    [Fact]
    public void Load_White_IsExactlyWhite()
    {
        var raster = Raster.Of(5, 5, 3, 8, (_, _, _) => 255);

        foreach (var primaries in (int[])[4, 8, 9, 10, 11])
        {
            var loaded = Image.Load(_folder.Write("white.png", PngFile.Encode(raster, PngColor.Rgb, [PngFile.CodePoints(primaries, 8)])));

            Assert.All(loaded.Pixels.ToArray(), value => Assert.Equal(1, value));
        }
    }

    private string Write(params byte[][] chunks) =>
        _folder.Write("picture.png", PngFile.Encode(Scenes.Detailed(bands: 3, bits: 8), PngColor.Rgb, chunks));

    private static Color At(Image image, int x, int y)
    {
        var i = (y * image.Width) + x;
        return new(image.Plane(0)[i], image.Plane(1)[i], image.Plane(2)[i], image.HasAlpha ? image.Alpha[i] : 1);
    }
}

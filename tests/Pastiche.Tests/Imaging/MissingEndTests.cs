using Pastiche.Tests.Imaging.Files;
using Xunit;

namespace Pastiche.Tests.Imaging;

/// <summary>GIF and PNG files of which nothing but the end is missing, or changed.</summary>
public sealed class MissingEndTests : IDisposable
{
    private static readonly byte[] Colors = RealWorld.Scenes.Palette(8);
    private static readonly Raster Indices = RealWorld.Scenes.Indices(8, 40, 30);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_PngWithoutItsEnd_IsReadAndSaid()
    {
        var file = PngFile.Encode(Indices, PngColor.Gray);

        Assert.Empty(Image.Load(_folder.Write("whole.png", file)).Notes);
        foreach (var cut in new[] { 1, 12 })
            AssertSaid("PNG", file[..^cut]);
    }

    [Fact]
    public void Load_GifWithoutItsEnd_IsReadAndSaid()
    {
        var file = GifFile.Encode(40, 30, Colors, null, new(Indices), new(Indices));

        Assert.Empty(Image.Load(_folder.Write("whole.gif", file)).Notes);
        AssertSaid("GIF", file[..^1]);
        // In the second frame.
        AssertSaid("GIF", file[..(file.Length * 4 / 5)]);
    }

    [Fact]
    public void Load_GifWithoutAllOfItsFirstFrame_IsRefused()
    {
        var file = GifFile.Encode(40, 30, Colors, null, new GifFrame(Indices));

        foreach (var length in new[] { 10, 300, file.Length / 2, file.Length - 40 })
            Assert.Throws<PasticheException>(() => Image.Load(_folder.Write("cut.gif", file.AsSpan(0, length))));
    }

    [Fact]
    public void Load_GifOfAnotherProgram_IsWhole()
    {
        var noise = Raster.Of(300, 200, 3, 8, (x, y, band) => ((x * x) + (y * (band + 3)) + (x * y % 61)) % 256);
        using var pixels = VipsPixels.Of(noise);

        foreach (var interlace in new[] { false, true })
        {
            foreach (var bits in new[] { 1, 3, 8 })
                Assert.Empty(Image.Load(_folder.Write("vips.gif", pixels.GifsaveBuffer(interlace: interlace, bitdepth: bits))).Notes);
        }
    }

    [Fact]
    public void Load_PngWithABitChanged_IsRefused()
    {
        var file = PngFile.Encode(
            RealWorld.Scenes.Indices(8), PngColor.Palette, [PngFile.Palette(Colors), PngFile.Transparency([0, 128])]);
        // From the palette to the checksum of the pixels.
        for (var place = 41; place < file.Length - 12; place += 5)
        {
            var changed = (byte[])file.Clone();
            changed[place] ^= 1;
            Assert.Throws<PasticheException>(() => Image.Load(_folder.Write("changed.png", changed)));
        }
    }

    private void AssertSaid(string format, byte[] file)
    {
        var path = _folder.Write("cut", file);
        Assert.Equal(
            [$"{path}: the end marker of the {format} file is missing, but every row of the picture is there"],
            Image.Load(path).Notes);
    }
}

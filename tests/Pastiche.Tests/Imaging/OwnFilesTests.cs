using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Pastiche.Tests.Imaging.Files;
using Xunit;

namespace Pastiche.Tests.Imaging;

/// <summary>What our files hold beside the pixels, taken from their bytes.</summary>
public sealed class OwnFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void Save_Png_HasTheProfileTheDepthAndNothingElse(int bits)
    {
        var file = Saved("a.png", bits);

        Assert.Equal(bits, file[24]);
        var chunks = PngChunks(file).ToArray();
        Assert.Equal(["IHDR", "iCCP", "IDAT", "IEND"], chunks.Select(chunk => chunk.Name).Where(name => name != "pHYs").Distinct());
        var profile = chunks.Single(chunk => chunk.Name == "iCCP").Content;
        using var zip = new ZLibStream(new MemoryStream(profile[(Array.IndexOf(profile, (byte)0) + 2)..]), CompressionMode.Decompress);
        using var unzipped = new MemoryStream();
        zip.CopyTo(unzipped);
        AssertSrgb(unzipped.ToArray());
    }

    [Fact]
    public void Save_Jpeg_HasTheProfileAndNoExif()
    {
        var file = Saved("a.jpg");

        AssertSrgb(Assert.Single(JpegFile.Segments(file, 0xE2))["ICC_PROFILE\0".Length..][2..]);
        Assert.Empty(JpegFile.Segments(file, 0xE1));
    }

    [Fact]
    public void Save_Webp_HasTheProfileAndNoExif()
    {
        var chunks = WebpFile.Chunks(Saved("a.webp"));

        AssertSrgb(Assert.Single(chunks["ICCP"]));
        Assert.Empty(chunks["EXIF"]);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void Save_Tiff_HasTheProfileAndTheDepth(int bits)
    {
        var file = Saved("a.tif", bits);

        AssertSrgb(TiffValue(file, 34675));
        Assert.Equal(bits, BinaryPrimitives.ReadUInt16LittleEndian(TiffValue(file, 258)));
    }

    private static void AssertSrgb(byte[] profile)
    {
        Assert.Equal(profile.Length, BinaryPrimitives.ReadInt32BigEndian(profile));
        Assert.Equal("RGB XYZ ", Encoding.ASCII.GetString(profile, 16, 8));
        Assert.Equal("acsp", Encoding.ASCII.GetString(profile, 36, 4));
        // Where sRGB's red lies, about D50.
        Assert.Equal(0.4360, Xyz(profile, "rXYZ"), 0.001);
        Assert.Equal(0.3851, Xyz(profile, "gXYZ"), 0.001);
        Assert.Equal(0.1431, Xyz(profile, "bXYZ"), 0.001);
    }

    /// <summary>The X of a tag.</summary>
    private static double Xyz(byte[] profile, string tag)
    {
        var entry = profile.AsSpan(132).IndexOf(Encoding.ASCII.GetBytes(tag)) + 132;
        return BinaryPrimitives.ReadInt32BigEndian(
            profile.AsSpan(BinaryPrimitives.ReadInt32BigEndian(profile.AsSpan(entry + 4)) + 8)) / 65536.0;
    }

    private static IEnumerable<(string Name, byte[] Content)> PngChunks(byte[] file)
    {
        for (var place = 8; place < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(place));
            yield return (Encoding.ASCII.GetString(file, place + 4, 4), file[(place + 8)..(place + 8 + length)]);
            place += 12 + length;
        }
    }

    /// <summary>What an entry of the first directory holds, if that is more than four bytes.</summary>
    private static byte[] TiffValue(byte[] file, int tag)
    {
        Assert.Equal("II*\0", Encoding.ASCII.GetString(file, 0, 4));
        var directory = BitConverter.ToInt32(file, 4);
        for (var entry = directory + 2; ; entry += 12)
        {
            if (BitConverter.ToUInt16(file, entry) != tag) continue;
            var length = BitConverter.ToInt32(file, entry + 4) * (BitConverter.ToUInt16(file, entry + 2) == 3 ? 2 : 1);
            return file.AsSpan(BitConverter.ToInt32(file, entry + 8), length).ToArray();
        }
    }

    private byte[] Saved(string name, int bits = 8)
    {
        Randoms.Image(30, 20).Save(_folder.File(name), new SaveOptions { Bits = bits });
        return File.ReadAllBytes(_folder.File(name));
    }
}

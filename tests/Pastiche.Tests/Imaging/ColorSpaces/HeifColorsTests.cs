using NetVips;
using Pastiche.Imaging.ColorSpaces;
using Pastiche.Tests.Imaging.Files;
using Xunit;
using VipsImage = NetVips.Image;

namespace Pastiche.Tests.Imaging.ColorSpaces;

public class HeifColorsTests
{
    /// <summary>With a box colr of sRGB's code points, which the tests replace.</summary>
    private static readonly byte[] Avif = Encode();

    [Theory]
    [InlineData(12, 13, 0.680, 0.320)]
    [InlineData(9, 1, 0.708, 0.292)]
    [InlineData(1, 8, 0.640, 0.330)]
    public void Find_CodePoints_AreThoseOfThePicture(int primaries, int transfer, double redX, double redY)
    {
        var encoding = HeifColors.Find(WithCodePoints(primaries, transfer), "picture");

        Assert.Equal((float)redX, encoding!.Primaries.Red.X);
        Assert.Equal((float)redY, encoding.Primaries.Red.Y);
    }

    [Fact]
    public void Find_AsEncodersWrite_IsSrgb() => Assert.True(HeifColors.Find(Avif, "picture")!.IsSrgb);

    [Fact]
    public void Find_Unspecified_IsNothing() => Assert.Null(HeifColors.Find(WithCodePoints(2, 2), "picture"));

    [Fact]
    public void Find_Reserved_IsRefusedByName() => Assert.Equal(
        "picture: its colors (code points 3 and 13 of its box colr) are not supported; save it in sRGB in the program that made it.",
        Assert.Throws<PasticheException>(() => HeifColors.Find(WithCodePoints(3, 13), "picture")).Message);

    /// <summary>The picture is the first; the properties are another's.</summary>
    [Fact]
    public void Find_OfAnotherPicture_IsNothing()
    {
        var file = Avif.ToArray();
        var place = Place(file, "pitm");
        file[place + 9] = 7;

        Assert.Null(HeifColors.Find(file, "picture"));
    }

    [Fact]
    public void Find_AnyByteOfTheHeaderChanged_IsReadWithinItsBytes()
    {
        for (var place = 0; place < Place(Avif, "mdat"); place++)
        {
            foreach (var value in (byte[])[0, 1, 2, 0x7F, 0xFF])
            {
                var changed = Avif.ToArray();
                changed[place] = value;
                try
                {
                    HeifColors.Find(changed, "changed");
                }
                catch (PasticheException refused)
                {
                    Assert.Contains("not supported", refused.Message, StringComparison.Ordinal);
                }

                HeifColors.Find(Avif[..place], "cut");
            }
        }
    }

    [Fact]
    public void RequireStraightAlpha_ColorsMultipliedByAlpha_AreRefusedByName()
    {
        byte[] reference = [0, 0, 0, 14, .. "prem"u8, 0, 1, 0, 1, 0, 2];
        byte[] references = [.. Ends.Big(12 + reference.Length), .. "iref"u8, 0, 0, 0, 0, .. reference];
        byte[] file =
        [
            0, 0, 0, 16, .. "ftypavif"u8, 0, 0, 0, 0,
            .. Ends.Big(12 + references.Length), .. "meta"u8, 0, 0, 0, 0, .. references,
        ];

        HeifColors.RequireStraightAlpha(Avif, "picture");
        Assert.Contains(
            "an AVIF picture whose colors are multiplied by alpha is not supported",
            Assert.Throws<PasticheException>(() => HeifColors.RequireStraightAlpha(file, "picture")).Message, StringComparison.Ordinal);
    }

    private static byte[] WithCodePoints(int primaries, int transfer)
    {
        var file = Avif.ToArray();
        Ends.Bytes((ushort)primaries, bigEndian: true).CopyTo(file, Place(file, "nclx") + 4);
        Ends.Bytes((ushort)transfer, bigEndian: true).CopyTo(file, Place(file, "nclx") + 6);
        return file;
    }

    private static int Place(byte[] file, string name) => file.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(name));

    private static byte[] Encode()
    {
        using var pixels = (VipsImage.Black(16, 16, bands: 3) + new[] { 200, 120, 40 }).Cast(Enums.BandFormat.Uchar);
        using var image = pixels.Copy(interpretation: Enums.Interpretation.Srgb);
        return image.HeifsaveBuffer(compression: Enums.ForeignHeifCompression.Av1, lossless: true, keep: Enums.ForeignKeep.None);
    }
}

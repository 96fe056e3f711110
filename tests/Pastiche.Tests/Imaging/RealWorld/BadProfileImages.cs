using Pastiche.Tests.Imaging.Files;

namespace Pastiche.Tests.Imaging.RealWorld;

/// <summary>Profiles that cannot be used: the pictures are what they would be without.</summary>
internal static class BadProfileImages
{
    private static readonly byte[] Gray = IccProfile.Gray(Curves.Power256(461));
    private static readonly byte[] Rgb = IccProfile.Of(ColorSpace.Swapped);

    public static IEnumerable<RealWorldImage> All =>
        from profile in ((string Name, byte[] Bytes, bool ForGray)[])
        [
            ("a profile of nonsense", [.. Enumerable.Range(0, 500).Select(i => (byte)(i * 7))], false),
            ("a profile cut short", Rgb[..300], false),
            ("an empty profile", [0], false),
            ("a profile for grey", Gray, false),
            ("a profile for CMYK", IccProfile.Cmyk((_, _, _, _) => (50, 0, 0)), false),
            ("a profile of nonsense", [.. Enumerable.Range(0, 500).Select(i => (byte)(i * 7))], true),
            ("a profile for RGB", Rgb, true),
        ]
        from image in Files(profile.Bytes, profile.ForGray)
        select new RealWorldImage(
            $"{image.Name} {(profile.ForGray ? "grey" : "RGB")} with {profile.Name}", image.File, image.Stored,
            Meanings.Plain(image.Stored), image.Name == "JPEG" ? Nearness.Lossy : Nearness.Exact);

    private static IEnumerable<(string Name, byte[] File, Raster Stored)> Files(byte[] profile, bool gray)
    {
        var bands = gray ? 1 : 3;
        var (flat, detailed) = (Scenes.Flat(bands), Scenes.Detailed(bands, 8));
        yield return ("JPEG", JpegFile.WithProfile(JpegFile.Encode(flat), profile), flat);
        yield return ("PNG", PngFile.Encode(detailed, gray ? PngColor.Gray : PngColor.Rgb, [PngFile.Profile(profile)]), detailed);
        yield return ("TIFF", TiffFile.Encode(detailed, new(gray ? 1 : 2, Profile: profile)), detailed);
    }
}

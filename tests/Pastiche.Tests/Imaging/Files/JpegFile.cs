using NetVips;

namespace Pastiche.Tests.Imaging.Files;

/// <summary>JPEG files by libvips, with metadata put into them by hand.</summary>
internal static class JpegFile
{
    public static byte[] Encode(Raster raster, bool progressive = false, bool subsampled = false)
    {
        using var pixels = VipsPixels.Of(raster);
        return pixels.JpegsaveBuffer(
            q: 95, interlace: progressive, keep: Enums.ForeignKeep.None,
            subsampleMode: subsampled ? Enums.ForeignSubsample.On : Enums.ForeignSubsample.Off);
    }

    /// <summary>With an APP1 segment.</summary>
    public static byte[] WithExif(byte[] file, byte[] block) => Insert(file, 0xE1, [.. "Exif\0\0"u8, .. block]);

    /// <summary>With an APP2 segment.</summary>
    public static byte[] WithProfile(byte[] file, byte[] profile) => Insert(file, 0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, .. profile]);

    /// <summary>The contents of its segments of a kind, up to the pixels.</summary>
    public static IEnumerable<byte[]> Segments(byte[] file, byte marker)
    {
        for (var place = 2; file[place + 1] != 0xDA; place += 2 + Length(file, place))
        {
            if (file[place + 1] == marker) yield return file[(place + 4)..(place + 2 + Length(file, place))];
        }
    }

    /// <summary>Behind the first two bytes, and behind APP0 where there is one.</summary>
    private static byte[] Insert(byte[] file, byte marker, byte[] content)
    {
        var place = file[3] == 0xE0 ? 4 + Length(file, 2) : 2;
        return [.. file[..place], 0xFF, marker, .. Ends.Bytes((ushort)(content.Length + 2), bigEndian: true), .. content, .. file[place..]];
    }

    private static int Length(byte[] file, int place) => (file[place + 2] << 8) | file[place + 3];
}

namespace Pastiche.Tests.Imaging.Files;

/// <summary>EXIF metadata: the orientation, or what the colours are.</summary>
internal static class ExifBlock
{
    /// <summary>Odd orientations come from cameras that write the low byte first, even ones from the others.</summary>
    public static byte[] Of(int orientation)
    {
        var bigEndian = orientation % 2 == 0;
        return [.. TiffDirectory.Header(8, bigEndian), .. new TiffDirectory(bigEndian).Shorts(274, orientation).ToArray(8, 0)];
    }

    /// <summary>
    /// As the Design rule for Camera File systems says it: a colour space, and the index of rules that the picture follows.
    /// </summary>
    public static byte[] Colors(int? colorSpace, string? interoperability, bool bigEndian = false, double? gamma = null)
    {
        const int First = 8;
        const int OnlyEntry = 2 + 12 + 4;
        byte[] header = TiffDirectory.Header(First, bigEndian);
        byte[] main = new TiffDirectory(bigEndian).Longs(0x8769, First + OnlyEntry).ToArray(First, 0);
        return [.. header, .. main, .. Exif(First + OnlyEntry, colorSpace, interoperability, bigEndian, gamma)];
    }

    /// <summary>The directory of EXIF, and that of the rules, when they start at an offset of the file.</summary>
    public static byte[] Exif(int place, int? colorSpace, string? interoperability, bool bigEndian = false, double? gamma = null)
    {
        byte[] Directory(int rules)
        {
            var exif = new TiffDirectory(bigEndian).Bytes(0x9000, "0230"u8.ToArray());
            if (colorSpace is { } space) exif.Shorts(0xA001, space);
            if (gamma is { } exponent) exif.Rationals(0xA500, exponent);
            if (interoperability is not null) exif.Longs(0xA005, rules);
            return exif.ToArray(place, 0);
        }

        var behind = place + Directory(0).Length;
        byte[] rules = interoperability is null ? [] : new TiffDirectory(bigEndian).Text(1, interoperability).ToArray(behind, 0);
        return [.. Directory(behind), .. rules];
    }
}

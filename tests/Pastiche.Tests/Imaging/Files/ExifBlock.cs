namespace Pastiche.Tests.Imaging.Files;

/// <summary>EXIF metadata with nothing but the orientation.</summary>
internal static class ExifBlock
{
    /// <summary>Odd orientations come from cameras that write the low byte first, even ones from the others.</summary>
    public static byte[] Of(int orientation)
    {
        var bigEndian = orientation % 2 == 0;
        return [.. TiffDirectory.Header(8, bigEndian), .. new TiffDirectory(bigEndian).Shorts(274, orientation).ToArray(8, 0)];
    }
}

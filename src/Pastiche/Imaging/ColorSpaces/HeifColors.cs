using System.Buffers.Binary;

namespace Pastiche.Imaging.ColorSpaces;

/// <summary>The color encoding that an AVIF file states by code points in its box colr.</summary>
internal static class HeifColors
{
    /// <summary>Finds the encoding of the decoded pixels, which are RGB in full range; null if none is stated.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">What to call it in messages.</param>
    /// <exception cref="PasticheException">The encoding is not supported.</exception>
    public static ColorEncoding? Find(byte[] file, string path)
    {
        if (!HeifFile.IsAvif(file)) return null;
        var item = new HeifItem(file);
        foreach (var color in item.Properties("colr"))
        {
            if (color.Length < 8 || !color.Span.StartsWith("nclx"u8)) continue;
            var (primaries, transfer) = (Code(color, 4), Code(color, 6));
            var codes = new CodePoints(primaries, transfer, Matrix: 0, IsFullRange: true);
            if (codes.AreUnspecified) return null;
            if (codes.ToEncoding(bits: 8, Peak(item)) is { } encoding) return encoding;
            throw Errors.UnsupportedColors(path, $"code points {primaries} and {transfer} of its box colr");
        }

        return null;
    }

    /// <summary>Requires that colors are not multiplied by alpha.</summary>
    /// <exception cref="PasticheException">They are.</exception>
    public static void RequireStraightAlpha(byte[] file, string path)
    {
        if (new HeifItem(file).IsPremultiplied) throw Errors.UnsupportedImage(path, "an AVIF picture whose colors are multiplied by alpha");
    }

    /// <summary>A code point; those beyond a byte are reserved.</summary>
    private static byte Code(ReadOnlyMemory<byte> color, int place) =>
        (byte)Math.Min(byte.MaxValue, BinaryPrimitives.ReadUInt16BigEndian(color.Span[place..]));

    /// <summary>The peak luminance in cd/m²: that of the brightest pixel, or of the mastering display.</summary>
    private static double Peak(HeifItem item)
    {
        foreach (var level in item.Properties("clli"))
            if (level.Length >= 4 && BinaryPrimitives.ReadUInt16BigEndian(level.Span) is > 0 and var brightest) return brightest;
        foreach (var screen in item.Properties("mdcv"))
        {
            if (screen.Length >= 24 && BinaryPrimitives.ReadUInt32BigEndian(screen.Span[16..]) is > 0 and var brightest)
                return brightest / 10_000.0;
        }

        return HighDynamicRange.NominalPeak;
    }
}

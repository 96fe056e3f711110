using System.Buffers.Binary;
using System.Text;
using Pastiche.Imaging.ColorSpaces;

namespace Pastiche.Imaging;

/// <summary>The headers of a HEIF file (ISO/IEC 23008-12).</summary>
internal static class HeifFile
{
    private const int Header = 8;

    /// <summary>Whether the file has pictures coded by AV1.</summary>
    public static bool IsAvif(ReadOnlySpan<byte> file) => Brands(file).Any(brand => brand is "avif" or "avis");

    /// <summary>Whether the file has pictures coded by HEVC or another codec.</summary>
    public static bool IsHeic(ReadOnlySpan<byte> file) =>
        !IsAvif(file) && Brands(file).Any(brand => brand is "mif1" or "msf1" || brand.StartsWith("he", StringComparison.Ordinal));

    /// <summary>Refuses sizes beyond the limits before libvips, which would print a warning, sees them.</summary>
    /// <exception cref="PasticheException">A size is beyond the limits.</exception>
    public static void RequireSizes(byte[] file, string path)
    {
        foreach (var size in new HeifItem(file).PropertiesOfAll("ispe"))
        {
            if (size.Length < 12) continue;
            var width = BinaryPrimitives.ReadUInt32BigEndian(size.Span[4..]);
            var height = BinaryPrimitives.ReadUInt32BigEndian(size.Span[8..]);
            ImageLimits.Require(width, height, path, file.Length);
        }
    }

    /// <summary>The major brand and the compatible brands; none if the file does not begin with them.</summary>
    private static List<string> Brands(ReadOnlySpan<byte> file)
    {
        const int BrandLength = 4;
        List<string> brands = [];
        if (file.Length < Header || !file[4..].StartsWith("ftyp"u8)) return brands;
        var length = BinaryPrimitives.ReadUInt32BigEndian(file);
        if (length > file.Length) return brands;
        for (var place = Header; place + BrandLength <= length; place += BrandLength)
            brands.Add(Encoding.ASCII.GetString(file.Slice(place, BrandLength)));
        return brands;
    }
}

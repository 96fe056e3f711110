using System.Buffers.Binary;
using System.Text;

namespace Pastiche.Imaging;

/// <summary>What the boxes of a file of ISO/IEC 23008-12 say of its pictures before anything is decoded.</summary>
internal static class HeifFile
{
    private const int Header = 8;

    /// <summary>Pictures by AV1.</summary>
    public static bool IsAvif(ReadOnlySpan<byte> file) => Brands(file).Any(brand => brand is "avif" or "avis");

    /// <summary>Pictures by HEVC or another codec.</summary>
    public static bool IsHeic(ReadOnlySpan<byte> file) =>
        !IsAvif(file) && Brands(file).Any(brand => brand is "mif1" or "msf1" || brand.StartsWith("he", StringComparison.Ordinal));

    /// <summary>Refuses sizes beyond the limits. libvips would print what it thinks of them.</summary>
    /// <exception cref="PasticheException">There is such a size.</exception>
    public static void RequireSizes(ReadOnlySpan<byte> file, string path)
    {
        for (var rest = Properties(file); rest.Length >= Header; rest = rest[Length(rest)..])
        {
            if (!rest[4..].StartsWith("ispe"u8) || rest.Length < 20) continue;
            var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(rest[12..]), BinaryPrimitives.ReadUInt32BigEndian(rest[16..]));
            ImageLimits.Require(width, height, path, file.Length);
        }
    }

    /// <summary>Requires that the colors are those of sRGB where no profile says otherwise, which is what becomes of them.</summary>
    /// <exception cref="PasticheException">They are others by their code points (Rec. ITU-T H.273), or multiplied by alpha.</exception>
    public static void RequireColors(ReadOnlySpan<byte> file, bool hasProfile, string path)
    {
        if (Box(Meta(file), "iref"u8).IndexOf("prem"u8) >= 0)
            Throw.UnsupportedPicture(path, "an AVIF picture whose colours are multiplied by alpha");
        if (hasProfile || CodePoints(Properties(file)) is not { } codes || codes is (1 or 2, 1 or 2 or 6 or 13 or 14 or 15)) return;
        var name = codes.Transfer switch
        {
            16 => "PQ, for bright screens",
            18 => "HLG, for bright screens",
            _ => $"code points {codes.Primaries} and {codes.Transfer}",
        };
        Throw.UnsupportedPicture(path, $"the kind of colours of this AVIF picture ({name})");
    }

    /// <summary>The boxes of meta, whose version comes before them.</summary>
    private static ReadOnlySpan<byte> Meta(ReadOnlySpan<byte> file) => Box(file, "meta"u8) is { Length: >= 4 } meta ? meta[4..] : [];

    private static ReadOnlySpan<byte> Properties(ReadOnlySpan<byte> file) => Box(Box(Meta(file), "iprp"u8), "ipco"u8);

    private static (int Primaries, int Transfer)? CodePoints(ReadOnlySpan<byte> properties)
    {
        for (var rest = properties; rest.Length >= Header; rest = rest[Length(rest)..])
        {
            if (rest[4..].StartsWith("colrnclx"u8) && rest.Length >= 16)
                return (BinaryPrimitives.ReadUInt16BigEndian(rest[12..]), BinaryPrimitives.ReadUInt16BigEndian(rest[14..]));
        }

        return null;
    }

    /// <summary>The content of the first box of a name; empty where there is none.</summary>
    private static ReadOnlySpan<byte> Box(ReadOnlySpan<byte> boxes, ReadOnlySpan<byte> name)
    {
        for (; boxes.Length >= Header; boxes = boxes[Length(boxes)..])
            if (boxes[4..].StartsWith(name)) return boxes[Header..Length(boxes)];
        return [];
    }

    /// <summary>That of the first box, as far as there are bytes; one that does not tell, or in 64 bits, goes to the end.</summary>
    private static int Length(ReadOnlySpan<byte> boxes)
    {
        var length = BinaryPrimitives.ReadUInt32BigEndian(boxes);
        return length < Header || length > boxes.Length ? boxes.Length : (int)length;
    }

    /// <summary>The major brand and those that the file is compatible with; none where it does not begin with any.</summary>
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

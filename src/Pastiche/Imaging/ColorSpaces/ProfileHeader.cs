using System.Buffers.Binary;

namespace Pastiche.Imaging.ColorSpaces;

/// <summary>The header of an ICC profile (ICC.1); offsets beyond its end are refused.</summary>
internal sealed class ProfileHeader
{
    private const int Length = 128;
    private const int TagLength = 12;

    /// <summary>The tags that define colors, in each possible way: a table, curves with a matrix, a curve.</summary>
    private static readonly string[][] Ways = [["A2B0"], ["A2B1"], ["rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"], ["kTRC"]];

    private readonly Dictionary<string, ReadOnlyMemory<byte>> _tags = [];

    private ProfileHeader(byte[] profile)
    {
        var count = BinaryPrimitives.ReadUInt32BigEndian(profile.AsSpan(Length));
        for (var place = Length + 4; count > 0 && place + TagLength <= profile.Length; count--, place += TagLength)
        {
            var offset = BinaryPrimitives.ReadUInt32BigEndian(profile.AsSpan(place + 4));
            var size = BinaryPrimitives.ReadUInt32BigEndian(profile.AsSpan(place + 8));
            if ((long)offset + size > profile.Length) continue;
            _tags.TryAdd(System.Text.Encoding.ASCII.GetString(profile, place, 4), profile.AsMemory((int)offset, (int)size));
        }
    }

    /// <summary>
    /// The encoding PQ or HLG that the profile's tag cicp states (ICC.1:2022); its curves would show paper white as dark gray.
    /// </summary>
    public ColorEncoding? HighDynamicRange
    {
        get
        {
            const int Codes = 8;
            if (!_tags.TryGetValue("cicp", out var tag) || tag.Length < Codes + 4) return null;
            var codes = new CodePoints(tag.Span[Codes], tag.Span[Codes + 1], tag.Span[Codes + 2], IsFullRange: true);
            return codes.IsHighDynamicRange ? codes.ToEncoding(bits: 8, ColorSpaces.HighDynamicRange.NominalPeak) : null;
        }
    }

    /// <summary>Reads the header of a profile for a color model; null for every other.</summary>
    public static ProfileHeader? Of(byte[] profile, ColorModel colors)
    {
        var name = colors switch { ColorModel.Gray => "GRAY"u8, ColorModel.Rgb => "RGB "u8, ColorModel.Cmyk => "CMYK"u8, _ => "Lab "u8 };
        if (profile.Length < Length + 4 || !profile.AsSpan(36).StartsWith("acsp"u8) || !profile.AsSpan(16).StartsWith(name)) return null;
        var header = new ProfileHeader(profile);
        return Ways.Any(way => way.All(header._tags.ContainsKey)) ? header : null;
    }
}

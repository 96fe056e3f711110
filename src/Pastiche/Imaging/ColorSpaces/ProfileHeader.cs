using System.Buffers.Binary;

namespace Pastiche.Imaging.ColorSpaces;

/// <summary>What an ICC profile (ICC.1) is for, without believing more of it than its bytes hold.</summary>
internal static class ProfileHeader
{
    private const int Length = 128;
    private const int TagLength = 12;

    private static readonly string[][] RgbWays = [["A2B0"], ["A2B1"], ["rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"]];
    private static readonly string[][] GrayWays = [["A2B0"], ["A2B1"], ["kTRC"]];

    /// <summary>Whether it tells what gray, or RGB, means.</summary>
    public static bool Describes(ReadOnlySpan<byte> profile, bool isGray)
    {
        if (profile.Length < Length + 4 || !profile[36..].StartsWith("acsp"u8) || !profile[16..].StartsWith(isGray ? "GRAY"u8 : "RGB "u8)) return false;
        var tags = Tags(profile);
        return (isGray ? GrayWays : RgbWays).Any(way => way.All(tags.Contains));
    }

    /// <summary>The names of the tags that are there as a whole.</summary>
    private static HashSet<string> Tags(ReadOnlySpan<byte> profile)
    {
        var tags = new HashSet<string>();
        var count = BinaryPrimitives.ReadUInt32BigEndian(profile[Length..]);
        for (var place = Length + 4; count > 0 && place + TagLength <= profile.Length; count--, place += TagLength)
        {
            var offset = BinaryPrimitives.ReadUInt32BigEndian(profile[(place + 4)..]);
            var size = BinaryPrimitives.ReadUInt32BigEndian(profile[(place + 8)..]);
            if ((long)offset + size <= profile.Length) tags.Add(System.Text.Encoding.ASCII.GetString(profile.Slice(place, 4)));
        }

        return tags;
    }
}

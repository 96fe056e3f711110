using System.Buffers.Binary;

namespace Pastiche.Imaging;

/// <summary>Validates the first frame of a GIF file (GIF89a), since its decoder draws any codes and stops where they end.</summary>
internal static class GifImage
{
    private const int ScreenLength = 13;
    private const byte Extension = 0x21;
    private const byte Descriptor = 0x2C;
    private const int DescriptorLength = 10;
    private const byte Trailer = 0x3B;

    /// <summary>Whether a file begins as GIF does.</summary>
    public static bool IsGif(ReadOnlySpan<byte> file) => file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8);

    /// <summary>Whether the trailer ends the file; other frames may follow the first.</summary>
    public static bool HasEnd(ReadOnlySpan<byte> file)
    {
        var place = ScreenLength + ColorsLength(file[10]);
        while (place + 2 <= file.Length && file[place] is Extension or Descriptor)
        {
            var isFrame = file[place] == Descriptor;
            if (isFrame && place + DescriptorLength >= file.Length) return false;
            // The colors of a frame and the byte before its codes, or the kind of an extension.
            place += isFrame ? DescriptorLength + ColorsLength(file[place + 9]) + 1 : 2;
            _ = Blocks(file, ref place, keep: false);
        }

        return place < file.Length && file[place] == Trailer;
    }

    /// <summary>Requires that the codes of the first frame decode to as many pixels as it has.</summary>
    /// <exception cref="PasticheException">They are not.</exception>
    public static void Require(ReadOnlySpan<byte> file, string path)
    {
        if (file.Length < ScreenLength) throw Errors.CutShort(path, "not even its header is whole");
        var place = ScreenLength + ColorsLength(file[10]);
        while (place + 2 <= file.Length && file[place] == Extension)
        {
            place += 2;
            _ = Blocks(file, ref place, keep: false);
        }

        if (place + DescriptorLength >= file.Length || file[place] != Descriptor) throw Errors.CutShort(path, "there is no frame");
        var width = BinaryPrimitives.ReadUInt16LittleEndian(file[(place + 5)..]);
        var height = BinaryPrimitives.ReadUInt16LittleEndian(file[(place + 7)..]);
        var pixels = (long)width * height;
        place += DescriptorLength + ColorsLength(file[place + 9]);
        if (place + 1 >= file.Length || file[place] is < 1 or > 11)
            throw Errors.DamagedImage(path, "the frame does not tell how its codes begin");
        var length = new LzwLength(file[place++], highBitsFirst: false).Of(Blocks(file, ref place, keep: true));
        if (length < 0) throw Errors.DamagedImage(path, "there is a code that cannot be");
        if (length != pixels) throw Errors.DamagedImage(path, $"the codes of its frame are {length:N0} pixels of {pixels:N0}");
    }

    private static int ColorsLength(byte flags) => (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);

    /// <summary>Reads blocks of up to 255 bytes, each preceded by its length, up to an empty one.</summary>
    private static byte[] Blocks(ReadOnlySpan<byte> file, ref int place, bool keep)
    {
        var data = new MemoryStream();
        while (place < file.Length && file[place] is > 0 and var length)
        {
            if (keep) data.Write(file.Slice(place + 1, Math.Min(length, file.Length - place - 1)));
            place = Math.Min(file.Length, place + 1 + length);
        }

        place = Math.Min(file.Length, place + 1);
        return data.ToArray();
    }
}

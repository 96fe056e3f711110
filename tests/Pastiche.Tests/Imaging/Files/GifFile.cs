namespace Pastiche.Tests.Imaging.Files;

/// <summary>A frame of a GIF: indices into the palette, and where they lie.</summary>
internal sealed record GifFrame(Raster Indices, int Left = 0, int Top = 0);

/// <summary>Writes GIF89a files.</summary>
internal static class GifFile
{
    private const int Colors = 256;

    /// <param name="width">Of the whole picture.</param>
    /// <param name="height">Of the whole picture.</param>
    /// <param name="palette">Up to 256 colours, three bytes each.</param>
    /// <param name="transparent">The index of what is transparent, if anything.</param>
    /// <param name="frames">In the order of showing.</param>
    public static byte[] Encode(int width, int height, byte[] palette, int? transparent, params GifFrame[] frames) =>
    [
        .. "GIF89a"u8, .. Short(width), .. Short(height), 0xF7, 0, 0,
        .. palette, .. new byte[(3 * Colors) - palette.Length],
        .. frames.SelectMany(frame => Frame(frame, transparent)),
        0x3B,
    ];

    private static byte[] Frame(GifFrame frame, int? transparent)
    {
        var data = PlainLzw.Encode([.. frame.Indices.Values.Select(index => (byte)index)], highBitsFirst: false);
        return
        [
            0x21, 0xF9, 4, (byte)(transparent is null ? 0 : 1), 10, 0, (byte)(transparent ?? 0), 0,
            0x2C, .. Short(frame.Left), .. Short(frame.Top), .. Short(frame.Indices.Width), .. Short(frame.Indices.Height), 0,
            8, .. data.Chunk(255).SelectMany(block => (byte[])[(byte)block.Length, .. block]), 0,
        ];
    }

    private static byte[] Short(int number) => Ends.Bytes((ushort)number, bigEndian: false);
}

using NetVips;

namespace Pastiche.Tests.Imaging.Files;

/// <summary>WebP files by libvips, with metadata and frames put around them by hand.</summary>
internal static class WebpFile
{
    public static byte[] Encode(Raster raster, bool lossless)
    {
        using var pixels = VipsPixels.Of(raster);
        return pixels.WebpsaveBuffer(q: 95, lossless: lossless, exact: true, keep: Enums.ForeignKeep.None);
    }

    /// <summary>In the extended format, with a profile and EXIF metadata.</summary>
    public static byte[] Extend(byte[] file, Raster raster, byte[]? profile = null, byte[]? exif = null) => Riff(
    [
        .. Extended(raster.Width, raster.Height, (profile is null ? 0 : 0x20) | (raster.Bands == 4 ? 0x10 : 0) | (exif is null ? 0 : 8)),
        .. profile is null ? [] : Chunk("ICCP", profile),
        .. Pixels(file),
        .. exif is null ? [] : Chunk("EXIF", exif),
    ]);

    /// <summary>Frames shown one after the other on a transparent ground, at even positions.</summary>
    public static byte[] Animate(int width, int height, params (byte[] File, Raster Raster, int Left, int Top)[] frames) => Riff(
    [
        .. Extended(width, height, flags: 0x12),
        .. Chunk("ANIM", new byte[6]),
        .. frames.SelectMany(frame => Chunk("ANMF",
        [
            .. Three(frame.Left / 2), .. Three(frame.Top / 2), .. Three(frame.Raster.Width - 1), .. Three(frame.Raster.Height - 1),
            .. Three(100), 2, .. Pixels(frame.File),
        ])),
    ]);

    /// <summary>The contents of its chunks, by name.</summary>
    public static ILookup<string, byte[]> Chunks(byte[] file)
    {
        var chunks = new List<(string Name, byte[] Content)>();
        for (var place = 12; place < file.Length;)
        {
            var length = BitConverter.ToInt32(file, place + 4);
            chunks.Add((System.Text.Encoding.ASCII.GetString(file, place, 4), file[(place + 8)..(place + 8 + length)]));
            place += 8 + length + (length % 2);
        }

        return chunks.ToLookup(chunk => chunk.Name, chunk => chunk.Content);
    }

    private static byte[] Pixels(byte[] file) =>
        [.. ((string[])["ALPH", "VP8 ", "VP8L"]).SelectMany(name => Chunks(file)[name].SelectMany(content => Chunk(name, content)))];

    private static byte[] Extended(int width, int height, int flags) =>
        Chunk("VP8X", [(byte)flags, 0, 0, 0, .. Three(width - 1), .. Three(height - 1)]);

    private static byte[] Riff(byte[] chunks) => [.. "RIFF"u8, .. Ends.Little(chunks.Length + 4), .. "WEBP"u8, .. chunks];

    private static byte[] Chunk(string name, byte[] content) =>
        [.. System.Text.Encoding.ASCII.GetBytes(name), .. Ends.Little(content.Length), .. content, .. new byte[content.Length % 2]];

    private static byte[] Three(int number) => Ends.Little(number)[..3];
}

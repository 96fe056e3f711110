using System.IO.Compression;

namespace Pastiche.Tests.Imaging.Files;

/// <summary>The colour types of PNG.</summary>
internal enum PngColor
{
    Gray = 0,
    Rgb = 2,
    Palette = 3,
    GrayAlpha = 4,
    Rgba = 6,
}

/// <summary>Writes PNG files (ISO/IEC 15948) of every kind.</summary>
internal static class PngFile
{
    /// <summary>First column and row, and steps, of the seven passes of Adam7.</summary>
    private static readonly (int X, int Y, int StepX, int StepY)[] Adam7 =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    /// <summary>A whole file.</summary>
    /// <param name="raster">For a palette, indices.</param>
    /// <param name="color">What its channels mean.</param>
    /// <param name="chunks">What comes between the header and the pixels.</param>
    /// <param name="interlaced">In seven passes, or from the top down.</param>
    public static byte[] Encode(Raster raster, PngColor color, byte[][]? chunks = null, bool interlaced = false) =>
    [
        .. Header(raster.Width, raster.Height, raster.Bits, color, interlaced),
        .. (chunks ?? []).SelectMany(chunk => chunk),
        .. Chunk("IDAT", Zip(interlaced ? [.. Adam7.SelectMany(pass => Pass(raster, pass))] : Rows(raster))),
        .. Chunk("IEND", []),
    ];

    public static byte[] Header(int width, int height, int bits, PngColor color, bool interlaced = false) =>
    [
        0x89, .. "PNG\r\n\x1a\n"u8,
        .. Chunk("IHDR", [.. Ends.Big(width), .. Ends.Big(height), (byte)bits, (byte)color, 0, 0, (byte)(interlaced ? 1 : 0)]),
    ];

    public static byte[] Profile(byte[] profile) => Chunk("iCCP", [.. "profile"u8, 0, 0, .. Zip(profile)]);

    public static byte[] Exif(byte[] block) => Chunk("eXIf", block);

    /// <summary>Primaries, transfer and matrix by the numbers of H.273.</summary>
    public static byte[] CodePoints(int primaries, int transfer, int matrix = 0, bool fullRange = true) =>
        Chunk("cICP", [(byte)primaries, (byte)transfer, (byte)matrix, (byte)(fullRange ? 1 : 0)]);

    public static byte[] Chromaticities(ColorSpace space) => Chromaticities(space.White, space.Primaries);

    public static byte[] Chromaticities((double X, double Y) white, (double X, double Y)[] primaries) => Chunk("cHRM",
        [
            .. ((IEnumerable<(double X, double Y)>)[white, .. primaries])
                .SelectMany(point => (double[])[point.X, point.Y])
                .SelectMany(Hundredthousandths),
        ]);

    /// <summary>That it is sRGB.</summary>
    public static byte[] Srgb() => Chunk("sRGB", [0]);

    /// <summary>The brightest pixel, and the brightest mean of a frame, in cd/m².</summary>
    public static byte[] ContentLight(int brightest, int mean) =>
        Chunk("cLLI", [.. Ends.Big(brightest * 10_000), .. Ends.Big(mean * 10_000)]);

    public static byte[] Gamma(double gamma) => Chunk("gAMA", Hundredthousandths(gamma));

    public static byte[] Palette(byte[] colors) => Chunk("PLTE", colors);

    /// <summary>The alpha of palette entries.</summary>
    public static byte[] Transparency(byte[] alphas) => Chunk("tRNS", alphas);

    /// <summary>The one colour that is transparent.</summary>
    public static byte[] Transparency(ReadOnlySpan<ushort> color) =>
        Chunk("tRNS", [.. color.ToArray().SelectMany(value => Ends.Bytes(value, bigEndian: true))]);

    public static byte[] Chunk(string type, byte[] data)
    {
        byte[] named = [.. System.Text.Encoding.ASCII.GetBytes(type), .. data];
        return [.. Ends.Big(data.Length), .. named, .. Ends.Bytes(Crc(named), bigEndian: true)];
    }

    private static byte[] Pass(Raster raster, (int X, int Y, int StepX, int StepY) pass)
    {
        var width = (raster.Width - pass.X + pass.StepX - 1) / pass.StepX;
        var height = (raster.Height - pass.Y + pass.StepY - 1) / pass.StepY;
        return width <= 0 || height <= 0 ? [] : Rows(raster.Part(pass.X, pass.Y, width, height, pass.StepX, pass.StepY));
    }

    /// <summary>Every row begins with its filter: none.</summary>
    private static byte[] Rows(Raster raster) =>
        [.. Enumerable.Range(0, raster.Height).SelectMany(row => (byte[])[0, .. raster.PackedRow(row)])];

    public static byte[] Zip(byte[] data)
    {
        using var zipped = new MemoryStream();
        using (var zip = new ZLibStream(zipped, CompressionLevel.Fastest, leaveOpen: true)) zip.Write(data);
        return zipped.ToArray();
    }

    private static byte[] Hundredthousandths(double value) => Ends.Big((int)Math.Round(value * 100_000));

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        return ~crc;
    }
}

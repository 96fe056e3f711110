using Pastiche.Tests.Imaging.Files;

namespace Pastiche.Tests.Imaging.RealWorld;

/// <summary>What is on the pictures: four corners of different colours, so that every turn shows.</summary>
internal static class Scenes
{
    /// <summary>Colours that every space in the table has within sRGB.</summary>
    private static readonly double[][] Colors = [[0.65, 0.42, 0.40], [0.42, 0.55, 0.45], [0.40, 0.45, 0.62], [0.72, 0.66, 0.50]];

    private static readonly double[][] Vivid = [[1, 0.1, 0], [0, 1, 0.2], [0.1, 0, 1], [1, 0.9, 0]];

    private static readonly double[] Grays = [0, 0.35, 0.7, 1];

    private static readonly double[] Alphas = [1, 0.4, 0.7, 0];

    /// <summary>An odd size, and finer structure in every channel; the lowest bits count.</summary>
    public static Raster Detailed(int bands, int bits, bool vivid = false, int width = 21, int height = 13)
    {
        var max = (1 << bits) - 1;
        return Raster.Of(width, height, bands, bits, (x, y, band) =>
            (int)Math.Round(Corner(bands, band, vivid, (x >= width / 2 ? 1 : 0) + (y >= height / 2 ? 2 : 0)) * max * 0.9)
            + (((x * 7) + (y * 5) + (3 * band)) % ((max / 10) + 1)));
    }

    /// <summary>Four plain corners, large enough for the blocks of JPEG.</summary>
    public static Raster Flat(int bands) => Raster.Of(64, 48, bands, 8, (x, y, band) =>
        (int)Math.Round(Corner(bands, band, vivid: false, (x >= 32 ? 1 : 0) + (y >= 24 ? 2 : 0)) * 255));

    /// <summary>Indices into a palette.</summary>
    public static Raster Indices(int bits, int width = 21, int height = 13) =>
        Raster.Of(width, height, 1, bits, (x, y, _) => ((x * 5) + (y * 11) + (x * y)) & ((1 << bits) - 1));

    /// <summary>So many different colours, three bytes each.</summary>
    public static byte[] Palette(int bits) =>
        [.. Enumerable.Range(0, 1 << bits).SelectMany(
            i => (byte[])[(byte)(20 + (73 * i)), (byte)(90 + (151 * i)), (byte)(255 - (37 * i))])];

    private static double Corner(int bands, int band, bool vivid, int corner) =>
        bands is 2 or 4 && band == bands - 1 ? Alphas[corner]
        : bands < 3 ? Grays[corner]
        : (vivid ? Vivid : Colors)[corner][band];
}

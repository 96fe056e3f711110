using Pastiche.Tests.Imaging.Files;

namespace Pastiche.Tests.Imaging;

/// <summary>A TIFF file of the scene of <see cref="TiffVariants"/>.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="File">All its bytes.</param>
/// <param name="HasAlpha">Whether the left half is half transparent.</param>
/// <param name="IsGray">Whether it shows gray in place of the colors.</param>
internal sealed record TiffVariant(string Name, byte[] File, bool HasAlpha = false, bool IsGray = false);

/// <summary>One scene, four fields of flat colors, stored in every way that TIFF files of pictures have.</summary>
internal static class TiffVariants
{
    public const int Width = 64;
    public const int Height = 48;
    private const double HalfTransparent = 128 / 255.0;
    private const int BlackIsZero = 1;
    private const int Rgb = 2;

    private static readonly double[][] Colors = [[220, 40, 40], [40, 180, 60], [50, 70, 210], [230, 210, 60]];
    private static readonly double[] Grays = [30, 100, 170, 240];

    /// <summary>What has to be read.</summary>
    public static IReadOnlyList<TiffVariant> Readable { get; } = [.. Integers, .. Floats, .. Jpegs, .. FurtherChannels];

    /// <summary>The color of a field: 0 and 1 above, 2 and 3 below, 0 and 2 on the left.</summary>
    public static Color Expected(TiffVariant variant, int field)
    {
        var alpha = variant.HasAlpha && field % 2 == 0 ? HalfTransparent : 1;
        return variant.IsGray
            ? Color.Gray(Grays[field] / 255, alpha)
            : new(Colors[field][0] / 255, Colors[field][1] / 255, Colors[field][2] / 255, alpha);
    }

    /// <summary>The scene as numbers.</summary>
    /// <param name="isGray">One color channel, or three.</param>
    /// <param name="bits">Of each number.</param>
    /// <param name="extra">What follows: 0 a saved selection, 1 alpha by which the colors are multiplied, 2 alpha.</param>
    /// <param name="toStored">From the encoded color, 0 to 1, to what is stored.</param>
    public static Raster Scene(bool isGray, int bits, int[] extra, Func<double, double>? toStored = null)
    {
        var colors = isGray ? 1 : 3;
        return Raster.Of(Width, Height, colors + extra.Length, bits, (x, y, band) =>
        {
            var (right, below) = (x >= Width / 2, y >= Height / 2);
            var alpha = right ? 1 : HalfTransparent;
            // A selection that has nothing to do with the fields.
            var value = band >= colors ? extra[band - colors] == 0 ? (x + y) % 2 : alpha : Color((right ? 1 : 0) + (below ? 2 : 0), band);
            if (band < colors && extra.Contains(1)) value *= alpha;
            return (int)Math.Round(value * ((1 << bits) - 1));
        });

        double Color(int field, int band)
        {
            var encoded = (isGray ? Grays[field] : Colors[field][band]) / 255;
            return toStored is null ? encoded : toStored(encoded);
        }
    }

    /// <summary>Each way of laying them out, by two compressions in turn.</summary>
    private static IEnumerable<TiffVariant> Integers
    {
        get
        {
            int[] compressions = [1, 5, 8, 32773];
            var number = 0;
            foreach (var isGray in (bool[])[true, false])
            {
                foreach (var bits in (int[])[8, 16])
                {
                    foreach (var extra in (int[][])[[], [1], [2]])
                    {
                        foreach (var planar in (bool[])[false, true])
                        {
                            foreach (var tile in (int?[])[null, 32])
                            {
                                for (var turn = 0; turn < 2; turn++, number++)
                                {
                                    var photometric = isGray ? BlackIsZero : Rgb;
                                    var compression = compressions[number * 3 % 4];
                                    var layout = new TiffLayout(photometric, compression, Extra(extra), planar, tile);
                                    yield return Variant(layout, Scene(isGray, bits, extra), bigEndian: number / 3 % 2 == 0);
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// <summary>Linear in light.</summary>
    private static IEnumerable<TiffVariant> Floats =>
        from bits in (int[])[16, 32]
        from extra in (int[][])[[], [1], [2]]
        from layout in (TiffLayout[])[new(Rgb), new(Rgb, 8, Tile: 32), new(Rgb, 5, Planar: true), new(Rgb, 32773, Planar: true, Tile: 32)]
        let floats = layout with { FloatBits = bits, ExtraSamples = Extra(extra) }
        select Variant(floats, Scene(isGray: false, 16, extra, Curves.Srgb), bigEndian: layout.Planar);

    private static IEnumerable<TiffVariant> Jpegs =>
        from photometric in (int[])[BlackIsZero, 6]
        from tile in (int?[])[null, 32]
        select Variant(new(photometric, 7, Tile: tile), Scene(photometric == BlackIsZero, 8, []), bigEndian: false);

    /// <summary>Saved selections and what nothing is said of are no alpha.</summary>
    private static IEnumerable<TiffVariant> FurtherChannels =>
        from isGray in (bool[])[true, false]
        from bits in (int[])[8, 16]
        from extra in (int[][])[[0], [2, 0], [0, 2], [1, 0], [0, 0, 2], [0, 0, 0]]
        from planar in (bool[])[false, true]
        let layout = new TiffLayout(isGray ? BlackIsZero : Rgb, 8, extra, planar, bits == 8 ? 16 : null)
        select Variant(layout, Scene(isGray, bits, extra), bigEndian: planar);

    private static int[]? Extra(int[] extra) => extra.Length == 0 ? null : extra;

    private static TiffVariant Variant(TiffLayout layout, Raster scene, bool bigEndian)
    {
        var extra = layout.ExtraSamples ?? [];
        var isGray = layout.Photometric == BlackIsZero;
        string[] words =
        [
            isGray ? "gray" : layout.Photometric == Rgb ? "RGB" : "YCbCr",
            layout.FloatBits is { } bits ? $"float {bits}" : $"{scene.Bits} bits",
            .. extra.Select(kind => kind switch { 0 => "selection", 1 => "associated", _ => "unassociated" }),
            $"compression {layout.Compression}",
            layout.Tile is { } tile ? $"tiles of {tile}" : "strips",
            layout.Planar ? "planar" : "interleaved",
            bigEndian ? "big-endian" : "little-endian",
        ];
        return new(string.Join(", ", words), TiffFile.Encode(scene, layout, bigEndian), extra.Any(kind => kind > 0), isGray);
    }
}

using Pastiche.Tests.Imaging.Files;

namespace Pastiche.Tests.Imaging.RealWorld;

/// <summary>WebP: both codecs, transparent, turned, moving.</summary>
internal static class WebpImages
{
    public static IEnumerable<RealWorldImage> All =>
    [
        .. from bands in (int[])[3, 4] from lossless in (bool[])[false, true] select Image(bands, lossless),
        .. Enumerable.Range(1, 8).Select(Turned),
        Animated,
    ];

    private static RealWorldImage Image(int bands, bool lossless)
    {
        var raster = lossless ? Scenes.Detailed(bands, bits: 8, vivid: true) : Scenes.Flat(bands);
        return new(
            $"WebP {(bands == 4 ? "transparent " : "")}{(lossless ? "lossless" : "lossy")}",
            WebpFile.Encode(raster, lossless), raster, Meanings.Plain(raster), lossless ? Nearness.Exact : Nearness.Lossy);
    }

    private static RealWorldImage Turned(int orientation)
    {
        var raster = Scenes.Detailed(bands: orientation % 2 == 0 ? 4 : 3, bits: 8, vivid: true);
        var file = WebpFile.Extend(WebpFile.Encode(raster, lossless: true), raster, exif: ExifBlock.Of(orientation));
        return new($"WebP orientation {orientation}", file, raster, Meanings.Plain(raster), Orientation: orientation);
    }

    /// <summary>The first frame covers a part; the rest is transparent.</summary>
    private static RealWorldImage Animated
    {
        get
        {
            var first = Scenes.Detailed(bands: 4, bits: 8, vivid: true);
            var second = Scenes.Flat(4);
            var shown = Raster.Of(80, 60, 4, 8, (x, y, band) =>
                x is >= 6 and < 27 && y is >= 4 and < 17 ? first.At(x - 6, y - 4)[band] : 0);
            var file = WebpFile.Animate(
                80, 60, (WebpFile.Encode(first, lossless: true), first, 6, 4), (WebpFile.Encode(second, lossless: true), second, 0, 0));
            return new("WebP animated, first frame set off", file, shown, Meanings.Plain(shown));
        }
    }
}

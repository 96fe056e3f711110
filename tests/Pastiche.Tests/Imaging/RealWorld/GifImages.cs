using Pastiche.Tests.Imaging.Files;

namespace Pastiche.Tests.Imaging.RealWorld;

/// <summary>GIF: plain, transparent, moving, and with a first frame that does not fill the picture.</summary>
internal static class GifImages
{
    private const int Transparent = 7;

    private static readonly byte[] Colors = Scenes.Palette(8);

    /// <summary>All colours opaque but one.</summary>
    private static readonly byte[] Alphas = [.. Enumerable.Range(0, 256).Select(i => (byte)(i == Transparent ? 0 : 255))];

    public static IEnumerable<RealWorldImage> All
    {
        get
        {
            var (whole, part) = (Scenes.Indices(8, 40, 30), Scenes.Indices(8, 20, 10));
            yield return new("GIF plain", GifFile.Encode(40, 30, Colors, null, new GifFrame(whole)), whole, Meanings.Palette(Colors));
            yield return new(
                "GIF transparent",
                GifFile.Encode(40, 30, Colors, Transparent, new GifFrame(whole)),
                whole,
                Meanings.Palette(Colors, Alphas));
            yield return new(
                "GIF animated",
                GifFile.Encode(40, 30, Colors, null, new(whole), new(part, 3, 5), new(part, 9, 9)),
                whole,
                Meanings.Palette(Colors));
            var set =
                Raster.Of(40, 30, 1, 8, (x, y, _) => x is >= 11 and < 31 && y is >= 7 and < 17 ? part.At(x - 11, y - 7)[0] : Transparent);
            yield return new(
                "GIF animated, first frame set off",
                GifFile.Encode(40, 30, Colors, Transparent, new(part, 11, 7), new(whole)), set, Meanings.Palette(Colors, Alphas));
        }
    }
}

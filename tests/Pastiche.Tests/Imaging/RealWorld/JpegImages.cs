using Pastiche.Tests.Imaging.Files;

namespace Pastiche.Tests.Imaging.RealWorld;

/// <summary>JPEG: baseline, progressive, half the colour resolution, grey, and turned by cameras.</summary>
internal static class JpegImages
{
    private static readonly Raster Rgb = Scenes.Flat(3);

    public static IEnumerable<RealWorldImage> All =>
    [
        Image("baseline", JpegFile.Encode(Rgb), Rgb),
        Image("progressive", JpegFile.Encode(Rgb, progressive: true), Rgb),
        Image("4:2:0", JpegFile.Encode(Rgb, subsampled: true), Rgb),
        Image("4:2:0 progressive", JpegFile.Encode(Rgb, progressive: true, subsampled: true), Rgb),
        Image("grey", JpegFile.Encode(Scenes.Flat(1)), Scenes.Flat(1)),
        .. Enumerable.Range(1, 8).Select(orientation =>
            Image($"orientation {orientation}", JpegFile.WithExif(JpegFile.Encode(Rgb), ExifBlock.Of(orientation)), Rgb, orientation)),
        Image("orientation 0, which there is not", JpegFile.WithExif(JpegFile.Encode(Rgb), ExifBlock.Of(0)), Rgb),
        Image("orientation 9, which there is not", JpegFile.WithExif(JpegFile.Encode(Rgb), ExifBlock.Of(9)), Rgb),
    ];

    private static RealWorldImage Image(string name, byte[] file, Raster raster, int orientation = 1) =>
        new($"JPEG {name}", file, raster, Meanings.Plain(raster), Nearness.Lossy, orientation);
}

using Pastiche.Tests.Imaging.Files;

namespace Pastiche.Tests.Imaging.RealWorld;

/// <summary>JPEG: baseline, progressive, half the colour resolution, grey, and turned by cameras.</summary>
internal static class JpegPictures
{
    private static readonly Raster Rgb = Scenes.Flat(3);

    public static IEnumerable<RealWorldPicture> All =>
    [
        Picture("baseline", JpegFile.Encode(Rgb), Rgb),
        Picture("progressive", JpegFile.Encode(Rgb, progressive: true), Rgb),
        Picture("4:2:0", JpegFile.Encode(Rgb, subsampled: true), Rgb),
        Picture("4:2:0 progressive", JpegFile.Encode(Rgb, progressive: true, subsampled: true), Rgb),
        Picture("grey", JpegFile.Encode(Scenes.Flat(1)), Scenes.Flat(1)),
        .. Enumerable.Range(1, 8).Select(orientation =>
            Picture($"orientation {orientation}", JpegFile.WithExif(JpegFile.Encode(Rgb), ExifBlock.Of(orientation)), Rgb, orientation)),
        Picture("orientation 0, which there is not", JpegFile.WithExif(JpegFile.Encode(Rgb), ExifBlock.Of(0)), Rgb),
        Picture("orientation 9, which there is not", JpegFile.WithExif(JpegFile.Encode(Rgb), ExifBlock.Of(9)), Rgb),
    ];

    private static RealWorldPicture Picture(string name, byte[] file, Raster raster, int orientation = 1) =>
        new($"JPEG {name}", file, raster, Meanings.Plain(raster), Nearness.Lossy, orientation);
}

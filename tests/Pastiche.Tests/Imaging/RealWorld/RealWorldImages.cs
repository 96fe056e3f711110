namespace Pastiche.Tests.Imaging.RealWorld;

/// <summary>The table: each format × kind of colours × orientation × profile × depth × alpha, as they meet in the world.</summary>
internal static class RealWorldImages
{
    public static IReadOnlyList<RealWorldImage> All { get; } =
    [
        .. PngImages.All, .. TiffImages.All, .. JpegImages.All, .. WebpImages.All, .. GifImages.All,
        .. ProfileImages.All, .. PngColorImages.All, .. BadProfileImages.All, .. CmykImages.All,
    ];
}

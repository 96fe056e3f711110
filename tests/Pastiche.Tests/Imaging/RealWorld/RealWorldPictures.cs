namespace Pastiche.Tests.Imaging.RealWorld;

/// <summary>The table: each format × kind of colours × orientation × profile × depth × alpha, as they meet in the world.</summary>
internal static class RealWorldPictures
{
    public static IReadOnlyList<RealWorldPicture> All { get; } =
    [
        .. PngPictures.All, .. TiffPictures.All, .. JpegPictures.All, .. WebpPictures.All, .. GifPictures.All,
        .. ProfilePictures.All, .. PngColorPictures.All, .. BadProfilePictures.All, .. CmykPictures.All,
    ];
}

using NetVips;
using Pastiche.Imaging.Tiff;
using VipsImage = NetVips.Image;

namespace Pastiche.Imaging;

/// <summary>Opens the first picture of a TIFF file.</summary>
internal static class TiffImage
{
    /// <summary>Opens a file.</summary>
    /// <exception cref="PasticheException">The file is of an unsupported kind, or a part of the picture is missing.</exception>
    public static DecodedImage Open(byte[] file, string path)
    {
        if (TiffDirectory.Read(file) is not { } directory)
        {
            throw Errors.DamagedImage(path, "the directory of its parts is missing, which TIFF files often have at their end");
        }

        if (directory.Lost is { } lost) throw Errors.CutShort(path, $"its field {lost} lies beyond the end of the file");
        var pixels = new TiffPixels(directory, path);
        ImageLimits.Require(pixels.Width, pixels.Height, path, file.Length);
        var pieces = TiffPieces.Of(directory, pixels, path, file.Length);
        TiffPacking.Require(file, directory, pixels, pieces, path);
        var plain = PlainTiff.Of(file, directory, pixels, pieces);
        var image = Join([.. Enumerable.Range(0, pixels.Planes).Select(page => Load(plain, page))]);
        // A palette of grays comes as one channel.
        return new(image, pixels.IsPalette && image.Bands == 1 ? pixels.Format with { Colors = ColorModel.Gray } : pixels.Format);
    }

    private static VipsImage Load(byte[] file, int page) =>
        VipsImage.TiffloadBuffer(file, page: page, access: Enums.Access.Sequential, failOn: Enums.FailOn.Warning);

    private static VipsImage Join(VipsImage[] planes)
    {
        if (planes is [var whole]) return whole;
        var joined = planes[0].Bandjoin(planes[1..]);
        foreach (var plane in planes) plane.Dispose();
        return joined;
    }
}

using NetVips;
using VipsImage = NetVips.Image;

namespace Pastiche.Tests.Imaging.Files;

/// <summary>Rasters of 8 bits as pictures of libvips, for the formats that are left to it to write.</summary>
internal static class VipsPixels
{
    public static VipsImage Of(Raster raster)
    {
        using var pixels =
            VipsImage.NewFromMemory<byte>(raster.Packed(), raster.Width, raster.Height, raster.Bands, Enums.BandFormat.Uchar);
        return pixels.Copy(interpretation: raster.Bands < 3 ? Enums.Interpretation.Bw : Enums.Interpretation.Srgb);
    }
}

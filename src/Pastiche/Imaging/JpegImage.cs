using NetVips;
using Pastiche.Imaging.Jpeg;
using VipsImage = NetVips.Image;

namespace Pastiche.Imaging;

/// <summary>Opens JPEG files.</summary>
internal static class JpegImage
{
    /// <summary>Opens a file by the plain loader, which ignores a second picture for bright screens (Ultra HDR).</summary>
    /// <exception cref="PasticheException">A part of the picture is missing.</exception>
    public static DecodedImage Open(byte[] file, string path)
    {
        var structure = JpegStructure.Read(file);
        if (structure.LacksComponent || (!structure.HasEnd && !structure.IsComplete))
            throw Errors.CutShort(path, "not all of its scans are there");
        if (structure.OnlyScan?.Fault(file) is { } fault)
        {
            if (!structure.HasEnd) throw Errors.CutShort(path, fault);
            throw Errors.DamagedImage(path, fault);
        }

        // With an end marker appended, the decoder warns only if anything else is missing.
        byte[] whole = structure.HasEnd ? file : [.. file, 0xFF, 0xD9];
        var image = VipsImage.JpegloadBuffer(whole, access: Enums.Access.Sequential, failOn: Enums.FailOn.Warning);
        var colors = image.Bands switch { 1 => ColorModel.Gray, 4 => ColorModel.Cmyk, _ => ColorModel.Rgb };
        return new(image, new PixelFormat(colors, SampleType.Byte))
        {
            Notes = structure.HasEnd ? [] : [DecodedImage.NoEnd(path, "JPEG")],
        };
    }
}

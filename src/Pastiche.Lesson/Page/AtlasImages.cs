using Pastiche.Atlas.Model;
using Pastiche.Imaging;

namespace Pastiche.Lesson.Page;

/// <summary>Encodes images for the page.</summary>
internal static class AtlasImages
{
    private const int Quality = 88;

    /// <summary>Encodes a photograph or a painting, as JPEG.</summary>
    public static AtlasImage Photograph(Image image, string description)
    {
        var options = SaveOptions.Default with { Quality = Quality, Background = System.Drawing.Color.White };
        var file = Encoder.Encode(image, ImageFileFormat.Jpeg, options, xmp: null);
        return new AtlasImage(file, "image/jpeg", image.Width, image.Height, description);
    }

    /// <summary>Encodes an image in which colors stand for numbers, as PNG, which is lossless.</summary>
    public static AtlasImage Numbers(Image image, string description)
    {
        var file = Encoder.Encode(image, ImageFileFormat.Png, SaveOptions.Default, xmp: null);
        return new AtlasImage(file, "image/png", image.Width, image.Height, description);
    }
}

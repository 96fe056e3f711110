using Pastiche.Atlas.Model;
using Pastiche.Imaging;

namespace Pastiche.Cli.Lesson.Atlas;

/// <summary>Pictures as they go into the page.</summary>
internal static class AtlasImages
{
    private const int Quality = 88;

    /// <summary>A photograph or a painting, as JPEG.</summary>
    public static AtlasImage Photograph(Image image, string description)
    {
        var options = SaveOptions.Default with { Quality = Quality, Background = System.Drawing.Color.White };
        return new AtlasImage(Encoder.Encode(image, ImageFileFormat.Jpeg, options, xmp: null), "image/jpeg", image.Width, image.Height, description);
    }

    /// <summary>Numbers as colours, as PNG, which keeps every one.</summary>
    public static AtlasImage Numbers(Image image, string description) =>
        new(Encoder.Encode(image, ImageFileFormat.Png, SaveOptions.Default, xmp: null), "image/png", image.Width, image.Height, description);
}

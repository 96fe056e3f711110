using Pastiche.Atlas.Model;
using Pastiche.Imaging;

namespace Pastiche.Cli.Lesson.Atlas;

/// <summary>Pictures as they go into the page.</summary>
internal static class AtlasPictures
{
    private const int Quality = 88;

    /// <summary>A photograph or a painting, as JPEG.</summary>
    public static AtlasPicture Photograph(Image picture, string description)
    {
        var options = SaveOptions.Default with { Quality = Quality, Background = System.Drawing.Color.White };
        return new AtlasPicture(Encoder.Encode(picture, PictureFormat.Jpeg, options, xmp: null), "image/jpeg", picture.Width, picture.Height, description);
    }

    /// <summary>Numbers as colours, as PNG, which keeps every one.</summary>
    public static AtlasPicture Numbers(Image picture, string description) =>
        new(Encoder.Encode(picture, PictureFormat.Png, SaveOptions.Default, xmp: null), "image/png", picture.Width, picture.Height, description);
}

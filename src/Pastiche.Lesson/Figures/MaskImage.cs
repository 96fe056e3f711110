namespace Pastiche.Lesson.Figures;

/// <summary>A mask as a gray image, which can be changed by hand and read as a mask again.</summary>
public static class MaskImage
{
    /// <summary>Paints a mask: 0 is black and 1 is white.</summary>
    /// <param name="mask">The mask.</param>
    public static Image Of(Mask mask)
    {
        var image = new Image(mask.Width, mask.Height);
        for (var channel = 0; channel < 3; channel++) mask.Values.CopyTo(image.Plane(channel));
        return image;
    }
}

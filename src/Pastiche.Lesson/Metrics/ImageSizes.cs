namespace Pastiche.Lesson.Metrics;

/// <summary>Checks the sizes of images that are compared pixel by pixel.</summary>
internal static class ImageSizes
{
    /// <summary>Throws unless two images have the same size.</summary>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static void RequireEqual(Image image, Image reference)
    {
        if ((image.Width, image.Height) == (reference.Width, reference.Height)) return;
        var (got, expected) = (NumberText.Size(image.Width, image.Height), NumberText.Size(reference.Width, reference.Height));
        throw new ArgumentException($"The image is {got} and the reference {expected}; resize one of them.", nameof(image));
    }
}

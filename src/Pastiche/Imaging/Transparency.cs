using System.Drawing;
using System.Numerics.Tensors;

namespace Pastiche.Imaging;

/// <summary>What alpha does to colours: weights them when they are mixed, hides them, and lets a background through.</summary>
internal static class Transparency
{
    /// <summary>Less alpha than this is none: half a step of 8 bits, and colours divided by it would be noise.</summary>
    private const float Invisible = 0.5f / 255;

    /// <summary>Whether there is something to see.</summary>
    public static bool AnyVisible(Image image) => !image.HasAlpha || TensorPrimitives.Max(image.Alpha) >= Invisible;

    /// <summary>The picture with its colours multiplied by its alpha; itself where it is opaque, or invisible as a whole.</summary>
    public static Image Premultiply(Image image)
    {
        if (!image.HasAlpha || !AnyVisible(image)) return image;
        var weighted = new Image(image.Width, image.Height);
        for (var channel = 0; channel < Image.Channels; channel++)
            TensorPrimitives.Multiply(image.Plane(channel), image.Alpha, weighted.Plane(channel));
        return weighted;
    }

    /// <summary>Divides the colours by alpha again; what cannot be seen takes the colour of what can.</summary>
    public static void Unpremultiply(Image image)
    {
        foreach (ref var alpha in image.Alpha)
        {
            if (alpha < Invisible) alpha = 0;
        }

        if (!AnyVisible(image)) return;
        for (var channel = 0; channel < Image.Channels; channel++)
        {
            var plane = image.Plane(channel);
            for (var i = 0; i < plane.Length; i++)
                if (image.Alpha[i] > 0) plane[i] = Math.Clamp(plane[i] / image.Alpha[i], 0, 1);
        }

        ColorTheInvisible(image);
    }

    /// <summary>
    /// Gives pixels of alpha 0 the colour of the nearest visible one, since a network looks at them like at any other: whatever
    /// a file happens to have there would leave its mark on the picture.
    /// </summary>
    public static void ColorTheInvisible(Image image)
    {
        if (!image.Alpha.Contains(0f) || !AnyVisible(image)) return;
        var nearest = NearestVisible.Of(image.Alpha, image.Width);
        for (var channel = 0; channel < Image.Channels; channel++)
        {
            var plane = image.Plane(channel);
            for (var i = 0; i < plane.Length; i++)
                if (image.Alpha[i] == 0) plane[i] = plane[nearest[i]];
        }
    }

    /// <summary>A picture of these colours and this alpha, or of the colours alone where the alpha is empty.</summary>
    public static Image Apply(Image colors, ReadOnlySpan<float> alpha)
    {
        if (alpha.IsEmpty) return colors;
        var image = new Image(colors.Width, colors.Height, hasAlpha: true);
        colors.Pixels.CopyTo(image.Pixels);
        alpha.CopyTo(image.Alpha);
        return image;
    }

    /// <summary>The picture over a colour, opaque.</summary>
    public static Image Flatten(Image image, Color background)
    {
        if (!image.HasAlpha) return image;
        var flat = new Image(image.Width, image.Height);
        Span<float> under = [background.R / 255f, background.G / 255f, background.B / 255f];
        for (var channel = 0; channel < Image.Channels; channel++)
        {
            var source = image.Plane(channel);
            var target = flat.Plane(channel);
            for (var i = 0; i < target.Length; i++)
                target[i] = float.Lerp(under[channel], Math.Clamp(source[i], 0, 1), image.Alpha[i]);
        }

        return flat;
    }
}

using System.Drawing;
using System.Numerics.Tensors;

namespace Pastiche.Imaging;

/// <summary>Operations on alpha: premultiplying colours, colouring what is invisible, and flattening onto a background.</summary>
internal static class Transparency
{
    /// <summary>Alpha below this counts as 0: half a step of 8 bits, where dividing colours by it would give noise.</summary>
    private const float Invisible = 0.5f / 255;

    /// <summary>Whether any pixel is visible.</summary>
    public static bool AnyVisible(Image image) => !image.HasAlpha || TensorPrimitives.Max(image.Alpha) >= Invisible;

    /// <summary>Multiplies colours by alpha; an opaque or entirely invisible picture is returned as it is.</summary>
    public static Image Premultiply(Image image)
    {
        if (!image.HasAlpha || !AnyVisible(image)) return image;
        var weighted = new Image(image.Width, image.Height);
        for (var channel = 0; channel < Image.Channels; channel++)
            TensorPrimitives.Multiply(image.Plane(channel), image.Alpha, weighted.Plane(channel));
        return weighted;
    }

    /// <summary>Multiplies a plane of colors by alpha, both clamped to 0..1.</summary>
    public static float[] Premultiply(ReadOnlySpan<float> plane, ReadOnlySpan<float> alpha)
    {
        var weighted = new float[plane.Length];
        for (var i = 0; i < weighted.Length; i++) weighted[i] = Math.Clamp(plane[i], 0, 1) * Math.Clamp(alpha[i], 0, 1);
        return weighted;
    }

    /// <summary>Divides colours by alpha; invisible pixels take the colour of the nearest visible one.</summary>
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

        FillInvisible(image);
    }

    /// <summary>
    /// Gives pixels of alpha 0 the colour of the nearest visible one: a network sees them like any other, so that arbitrary colours in a
    /// file would influence the result.
    /// </summary>
    public static void FillInvisible(Image image)
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

    /// <summary>Combines colours and alpha; the colours alone if alpha is empty.</summary>
    public static Image Apply(Image colors, ReadOnlySpan<float> alpha)
    {
        if (alpha.IsEmpty) return colors;
        var image = new Image(colors.Width, colors.Height, hasAlpha: true);
        colors.Pixels.CopyTo(image.Pixels);
        alpha.CopyTo(image.Alpha);
        return image;
    }

    /// <summary>Composes the picture over a background colour.</summary>
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

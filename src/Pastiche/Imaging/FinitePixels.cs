using System.Numerics.Tensors;

namespace Pastiche.Imaging;

/// <summary>
/// Refuses pictures with NaN or infinity, as programs that divide by zero make: one such pixel spreads through a network to everything in
/// its receptive field.
/// </summary>
internal static class FinitePixels
{
    private static readonly string[] Planes = ["red", "green", "blue", "alpha"];

    /// <summary>Refuses a picture if a pixel is not finite.</summary>
    /// <param name="kind">The role of the picture: content or style.</param>
    /// <param name="image">The picture.</param>
    /// <exception cref="PasticheException">A pixel is not finite; the message says which.</exception>
    public static void Require(string kind, Image image)
    {
        for (var plane = 0; plane <= Image.Channels; plane++)
        {
            var values = plane < Image.Channels ? image.Plane(plane) : image.Alpha;
            if (values.IsEmpty || TensorPrimitives.IsFiniteAll<float>(values)) continue;
            var at = 0;
            while (float.IsFinite(values[at])) at++;
            throw Errors.NoNumber(kind, values[at], Planes[plane], at % image.Width, at / image.Width);
        }
    }
}

using System.Numerics.Tensors;

namespace Pastiche.Imaging;

/// <summary>
/// Refuses pictures with NaN or infinity in them, which programs that divide by zero make: one such pixel spreads through a network to
/// everything that sees it.
/// </summary>
internal static class FinitePixels
{
    private static readonly string[] Planes = ["red", "green", "blue", "alpha"];

    /// <summary>Looks at every pixel.</summary>
    /// <param name="kind">What the picture is for: content, style.</param>
    /// <param name="image">The picture.</param>
    /// <exception cref="PasticheException">One is no number; the message says which.</exception>
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

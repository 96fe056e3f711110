using Pastiche.Imaging.ColorSpaces;

namespace Pastiche.Colors;

/// <summary>
/// A colour in OkLab: lightness, from 0 for black to 1 for white, and two axes of chroma (green to red, blue to yellow), a space in which
/// equal distances look about equal.
/// </summary>
/// <remarks>B. Ottosson, "A perceptual color space for image processing" (2020); the matrices are those of its page.</remarks>
internal readonly record struct OkLab(float Lightness, float GreenRed, float BlueYellow)
{
    /// <summary>Converts from sRGB-encoded values.</summary>
    public static OkLab Of(float red, float green, float blue)
    {
        var (r, g, b) = (SrgbCurve.ToLight(red), SrgbCurve.ToLight(green), SrgbCurve.ToLight(blue));
        var l = MathF.Cbrt((0.4122214708f * r) + (0.5363325363f * g) + (0.0514459929f * b));
        var m = MathF.Cbrt((0.2119034982f * r) + (0.6806995451f * g) + (0.1073969566f * b));
        var s = MathF.Cbrt((0.0883024619f * r) + (0.2817188376f * g) + (0.6299787005f * b));
        return new OkLab(
            (0.2104542553f * l) + (0.7936177850f * m) - (0.0040720468f * s),
            (1.9779984951f * l) - (2.4285922050f * m) + (0.4505937099f * s),
            (0.0259040371f * l) + (0.7827717662f * m) - (0.8086757660f * s));
    }

    /// <summary>Converts to sRGB-encoded values, which may lie outside of 0 to 1.</summary>
    public (float Red, float Green, float Blue) ToRgb()
    {
        var l = Cube(Lightness + (0.3963377774f * GreenRed) + (0.2158037573f * BlueYellow));
        var m = Cube(Lightness - (0.1055613458f * GreenRed) - (0.0638541728f * BlueYellow));
        var s = Cube(Lightness - (0.0894841775f * GreenRed) - (1.2914855480f * BlueYellow));
        return (
            SrgbCurve.ToEncoded((4.0767416621f * l) - (3.3077115913f * m) + (0.2309699292f * s)),
            SrgbCurve.ToEncoded((-1.2684380046f * l) + (2.6097574011f * m) - (0.3413193965f * s)),
            SrgbCurve.ToEncoded((-0.0041960863f * l) - (0.7034186147f * m) + (1.7076147010f * s)));
    }

    private static float Cube(float value) => value * value * value;
}

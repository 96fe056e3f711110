using System.Numerics;

namespace Pastiche.Imaging.ColorSpaces;

/// <summary>
/// The encodings of Rec. ITU-R BT.2100, tone-mapped so that paper white is nearly the white of sRGB: all three channels of light are
/// scaled by the factor of the largest, which keeps hue and saturation.
/// </summary>
internal static class HighDynamicRange
{
    /// <summary>The peak luminance of the display for HLG, and for PQ if the file states none, in cd/m².</summary>
    public const double NominalPeak = 1000;

    private const double A = 0.17883277;
    private const double B = 1 - (4 * A);
    private static readonly double C = 0.5 - (A * Math.Log(4 * A));

    /// <summary>The encoding PQ.</summary>
    /// <param name="primaries">The primaries.</param>
    /// <param name="peak">The peak luminance of the picture, in cd/m².</param>
    public static ColorEncoding Pq(RgbPrimaries primaries, double peak)
    {
        var mapping = new ToneMapping(peak);
        return new ColorEncoding(primaries, PerceptualQuantizer.ToLuminance) { Exposure = light => Exposure(mapping, Largest(light)) };
    }

    /// <summary>The encoding HLG, whose scene light is converted to display light by system gamma 1.2.</summary>
    public static ColorEncoding Hlg(RgbPrimaries primaries)
    {
        const double SystemGamma = 1.2;
        var mapping = new ToneMapping(NominalPeak);
        var luminances = primaries.Luminances;
        return new ColorEncoding(primaries, HlgToScene)
        {
            Exposure = scene =>
            {
                var gain = (float)(NominalPeak * Math.Pow(Vector3.Dot(luminances, scene), SystemGamma - 1));
                return gain * Exposure(mapping, gain * Largest(scene));
            },
        };
    }

    /// <summary>BT.2100, table 5: the inverse OETF.</summary>
    private static double HlgToScene(double encoded) =>
        encoded <= 0.5 ? encoded * encoded / 3 : (Math.Exp((encoded - C) / A) + B) / 12;

    /// <summary>The factor from display light in cd/m² to light in sRGB, whose white is 1.</summary>
    private static float Exposure(ToneMapping mapping, float largest) =>
        largest <= 0 ? 0 : (float)(mapping.Map(largest) / largest / ToneMapping.PaperWhite);

    private static float Largest(Vector3 light) => Math.Max(light.X, Math.Max(light.Y, light.Z));
}

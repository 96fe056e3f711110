using System.Numerics;

namespace Pastiche.Imaging.ColorSpaces;

/// <summary>
/// The encodings of Rec. ITU-R BT.2100. Paper white becomes nearly the white of sRGB, and what is brighter is tone-mapped: all three
/// amounts of light by the factor of the largest, which keeps hue and saturation.
/// </summary>
internal static class HighDynamicRange
{
    /// <summary>The brightest light of the screen that HLG is shown on, and PQ where the file does not say, in cd/m².</summary>
    public const double NominalPeak = 1000;

    private const double A = 0.17883277;
    private const double B = 1 - (4 * A);
    private static readonly double C = 0.5 - (A * Math.Log(4 * A));

    /// <summary>PQ.</summary>
    /// <param name="primaries">The colors that are mixed.</param>
    /// <param name="peak">The brightest light of the picture, in cd/m².</param>
    public static ColorEncoding Pq(RgbPrimaries primaries, double peak)
    {
        var mapping = new ToneMapping(peak);
        return new ColorEncoding(primaries, PerceptualQuantizer.ToLuminance) { Exposure = light => Exposure(mapping, Largest(light)) };
    }

    /// <summary>HLG. Its light is that of the scene; the screen's is brighter by a power of the luminance (system gamma 1.2).</summary>
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

    /// <summary>The factor from the light of the screen, in cd/m², to that of sRGB, whose white is 1.</summary>
    private static float Exposure(ToneMapping mapping, float largest) =>
        largest <= 0 ? 0 : (float)(mapping.Map(largest) / largest / ToneMapping.PaperWhite);

    private static float Largest(Vector3 light) => Math.Max(light.X, Math.Max(light.Y, light.Z));
}

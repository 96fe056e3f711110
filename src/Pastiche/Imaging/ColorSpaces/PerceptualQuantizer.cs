namespace Pastiche.Imaging.ColorSpaces;

/// <summary>The transfer function PQ (SMPTE ST 2084, Rec. ITU-R BT.2100), with encoded values from 0 to 1 for 0 to 10,000 cd/m².</summary>
internal static class PerceptualQuantizer
{
    /// <summary>The largest luminance, in cd/m².</summary>
    public const double Brightest = 10_000;

    private const double M1 = 2610.0 / 16384;
    private const double M2 = 2523.0 / 4096 * 128;
    private const double C1 = 3424.0 / 4096;
    private const double C2 = 2413.0 / 4096 * 32;
    private const double C3 = 2392.0 / 4096 * 32;

    /// <summary>Decodes a value to a luminance in cd/m².</summary>
    public static double ToLuminance(double encoded)
    {
        var power = Math.Pow(encoded, 1 / M2);
        return Brightest * Math.Pow(Math.Max(power - C1, 0) / (C2 - (C3 * power)), 1 / M1);
    }

    /// <summary>Encodes a luminance in cd/m².</summary>
    public static double ToEncoded(double luminance)
    {
        var power = Math.Pow(luminance / Brightest, M1);
        return Math.Pow((C1 + (C2 * power)) / (1 + (C3 * power)), M2);
    }
}

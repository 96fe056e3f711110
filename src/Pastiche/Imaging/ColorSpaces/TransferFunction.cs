namespace Pastiche.Imaging.ColorSpaces;

/// <summary>
/// From encoded values to light, both from 0 to 1: the inverse of the functions of Rec. ITU-T H.273, table 3. Those of video are taken as
/// they are written there, as programs for pictures do, and not as a television set would show them.
/// </summary>
internal static class TransferFunction
{
    private const double VideoExponent = 0.45;

    /// <summary>Code points 1, 6, 11, 12, 14 and 15.</summary>
    public static double Bt709(double encoded) => Video(encoded, scale: 1.099296826809442, slope: 4.5, join: 0.018053968510807);

    /// <summary>Code point 7.</summary>
    public static double Smpte240(double encoded) => Video(encoded, scale: 1.1115721959217312, slope: 4, join: 0.022821585529445);

    /// <summary>Code point 8.</summary>
    public static double Linear(double encoded) => encoded;

    /// <summary>Code point 13.</summary>
    public static double Srgb(double encoded) => SrgbCurve.ToLight((float)encoded);

    /// <summary>Code point 17. White is 48 cd/m² of the 52.37 that can be encoded.</summary>
    public static double Smpte428(double encoded) => 52.37 / 48 * Math.Pow(encoded, 2.6);

    /// <summary>Code points 4 and 5, and what PNG's gAMA states.</summary>
    public static Func<double, double> Power(double exponent) => encoded => Math.Pow(encoded, exponent);

    /// <summary>Code points 9 and 10: so many powers of ten from the darkest light to white.</summary>
    public static Func<double, double> Logarithmic(double decades) =>
        encoded => encoded <= 0 ? 0 : Math.Pow(10, decades * (encoded - 1));

    private static double Video(double encoded, double scale, double slope, double join) => encoded < slope * join
        ? encoded / slope
        : Math.Pow((encoded + scale - 1) / scale, 1 / VideoExponent);
}

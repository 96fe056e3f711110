namespace Pastiche.Imaging.ColorSpaces;

/// <summary>
/// Transfer functions from encoded values to light, both from 0 to 1: the inverses of those of Rec. ITU-T H.273, table 3. Those of video
/// are inverted as they are written there, as programs for pictures do, and not as a television set would show them.
/// </summary>
internal static class TransferFunction
{
    private const double VideoExponent = 0.45;

    /// <summary>BT.709: code points 1, 6, 11, 12, 14 and 15.</summary>
    public static double Bt709(double encoded) => Video(encoded, scale: 1.099296826809442, slope: 4.5, join: 0.018053968510807);

    /// <summary>SMPTE 240M: code point 7.</summary>
    public static double Smpte240(double encoded) => Video(encoded, scale: 1.1115721959217312, slope: 4, join: 0.022821585529445);

    /// <summary>Linear: code point 8.</summary>
    public static double Linear(double encoded) => encoded;

    /// <summary>sRGB: code point 13.</summary>
    public static double Srgb(double encoded) => SrgbCurve.ToLight((float)encoded);

    /// <summary>SMPTE ST 428: code point 17, in which white is 48 cd/m² of the 52.37 that can be encoded.</summary>
    public static double Smpte428(double encoded) => 52.37 / 48 * Math.Pow(encoded, 2.6);

    /// <summary>A power: code points 4 and 5, and PNG's gAMA.</summary>
    public static Func<double, double> Power(double exponent) => encoded => Math.Pow(encoded, exponent);

    /// <summary>Logarithmic: code points 9 and 10, with the decades between the darkest light and white.</summary>
    public static Func<double, double> Logarithmic(double decades) =>
        encoded => encoded <= 0 ? 0 : Math.Pow(10, decades * (encoded - 1));

    private static double Video(double encoded, double scale, double slope, double join) => encoded < slope * join
        ? encoded / slope
        : Math.Pow((encoded + scale - 1) / scale, 1 / VideoExponent);
}

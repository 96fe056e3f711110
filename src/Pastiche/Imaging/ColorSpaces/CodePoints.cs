namespace Pastiche.Imaging.ColorSpaces;

/// <summary>Coding-independent code points (Rec. ITU-T H.273), as PNG's chunk cICP has them.</summary>
/// <param name="Primaries">The primaries, by table 2.</param>
/// <param name="Transfer">The transfer characteristics, by table 3.</param>
/// <param name="Matrix">The matrix coefficients, by table 4; 0 for RGB.</param>
/// <param name="IsFullRange">Whether samples use the full range, with black at 0, instead of the narrow range of video.</param>
internal readonly record struct CodePoints(byte Primaries, byte Transfer, byte Matrix, bool IsFullRange)
{
    private const byte Unspecified = 2;
    private const byte PqTransfer = 16;
    private const byte HlgTransfer = 18;

    /// <summary>Whether nothing is specified.</summary>
    public bool AreUnspecified => (Primaries, Transfer) == (Unspecified, Unspecified);

    /// <summary>Whether the encoding is PQ or HLG.</summary>
    public bool IsHighDynamicRange => Transfer is PqTransfer or HlgTransfer;

    /// <summary>The encoding, with sRGB's part where one is not specified; null if one is reserved, or if it is not RGB.</summary>
    /// <param name="bits">The depth of the file.</param>
    /// <param name="peak">The brightest light of the picture in cd/m², if it is PQ.</param>
    public ColorEncoding? ToEncoding(int bits, double peak)
    {
        var primaries = Primaries == Unspecified ? RgbPrimaries.Srgb : RgbPrimaries.OfCodePoint(Primaries);
        if (primaries is null || Matrix != 0) return null;
        var encoding = Transfer switch
        {
            PqTransfer => HighDynamicRange.Pq(primaries, peak),
            HlgTransfer => HighDynamicRange.Hlg(primaries),
            _ => TransferOfCodePoint(Transfer) is { } toLight ? new ColorEncoding(primaries, toLight) : null,
        };
        return encoding is null || IsFullRange ? encoding : encoding with { ToLight = NarrowRange(encoding.ToLight, bits) };
    }

    private static Func<double, double>? TransferOfCodePoint(byte code) => code switch
    {
        1 or 6 or 11 or 12 or 14 or 15 => TransferFunction.Bt709,
        4 => TransferFunction.Power(2.2),
        5 => TransferFunction.Power(2.8),
        7 => TransferFunction.Smpte240,
        8 => TransferFunction.Linear,
        9 => TransferFunction.Logarithmic(2),
        10 => TransferFunction.Logarithmic(2.5),
        Unspecified or 13 => TransferFunction.Srgb,
        17 => TransferFunction.Smpte428,
        _ => null,
    };

    /// <summary>Expands the narrow range, in which black is 16 and white is 235 of 8 bits, and in proportion with other depths.</summary>
    private static Func<double, double> NarrowRange(Func<double, double> toLight, int bits)
    {
        const double Black = 16;
        const double White = 235;
        var largest = ((1 << bits) - 1) * Math.Pow(2, 8 - bits);
        return encoded => toLight(Math.Clamp(((encoded * largest) - Black) / (White - Black), 0, 1));
    }
}

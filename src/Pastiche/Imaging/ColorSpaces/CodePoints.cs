namespace Pastiche.Imaging.ColorSpaces;

/// <summary>Coding-independent code points (Rec. ITU-T H.273), as PNG's chunk cICP has them.</summary>
/// <param name="Primaries">Table 2.</param>
/// <param name="Transfer">Table 3.</param>
/// <param name="Matrix">Table 4; 0 for RGB.</param>
/// <param name="IsFullRange">Whether black is 0 and white is the largest number, or as in video.</param>
internal readonly record struct CodePoints(byte Primaries, byte Transfer, byte Matrix, bool IsFullRange)
{
    private const byte Unspecified = 2;
    private const byte PqTransfer = 16;
    private const byte HlgTransfer = 18;

    /// <summary>Whether they say nothing.</summary>
    public bool AreUnspecified => (Primaries, Transfer) == (Unspecified, Unspecified);

    /// <summary>Whether white is darker than the brightest.</summary>
    public bool IsHighDynamicRange => Transfer is PqTransfer or HlgTransfer;

    /// <summary>What they mean, sRGB's where one is not specified; null for those that are reserved, and for what is no RGB.</summary>
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

    /// <summary>Of 8 bits, black is 16 and white is 235; with more or fewer bits in proportion.</summary>
    private static Func<double, double> NarrowRange(Func<double, double> toLight, int bits)
    {
        const double Black = 16;
        const double White = 235;
        var largest = ((1 << bits) - 1) * Math.Pow(2, 8 - bits);
        return encoded => toLight(Math.Clamp(((encoded * largest) - Black) / (White - Black), 0, 1));
    }
}

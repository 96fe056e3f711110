namespace Pastiche.Imaging.ColorSpaces;

/// <summary>
/// Tone-maps the light of a bright display to one whose peak is paper white, by the EETF of Report ITU-R BT.2390 with black at 0: the
/// identity for dark colors, and above a knee a Hermite spline in PQ.
/// </summary>
internal sealed class ToneMapping
{
    /// <summary>The luminance of paper white in cd/m², by Report ITU-R BT.2408: the white of sRGB.</summary>
    public const double PaperWhite = 203;

    private readonly double _peak;
    private readonly double _target;
    private readonly double _knee;

    /// <param name="peak">The peak luminance of the picture, in cd/m².</param>
    public ToneMapping(double peak)
    {
        _peak = PerceptualQuantizer.ToEncoded(Math.Clamp(peak, PaperWhite, PerceptualQuantizer.Brightest));
        _target = PerceptualQuantizer.ToEncoded(PaperWhite) / _peak;
        _knee = (1.5 * _target) - 0.5;
    }

    /// <summary>Maps a luminance, both in cd/m².</summary>
    public double Map(double luminance)
    {
        var encoded = Math.Min(1, PerceptualQuantizer.ToEncoded(luminance) / _peak);
        if (encoded <= _knee) return Math.Min(luminance, PaperWhite);
        var t = (encoded - _knee) / (1 - _knee);
        var (t2, t3) = (t * t, t * t * t);
        var mapped = (((2 * t3) - (3 * t2) + 1) * _knee) + ((t3 - (2 * t2) + t) * (1 - _knee)) + (((-2 * t3) + (3 * t2)) * _target);
        return PerceptualQuantizer.ToLuminance(mapped * _peak);
    }
}

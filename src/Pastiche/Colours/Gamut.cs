namespace Pastiche.Colours;

/// <summary>Which colours a screen can show.</summary>
internal static class Gamut
{
    private const float Slack = 1e-4f;
    private const int Halvings = 12;

    /// <summary>The colour in sRGB; where it is too strong for its lightness, with as much of its chroma as can be shown, in the same hue.</summary>
    public static (float Red, float Green, float Blue) Fit(OkLab colour)
    {
        colour = colour with { Lightness = Math.Clamp(colour.Lightness, 0, 1) };
        var shown = colour.ToRgb();
        if (IsWithin(shown)) return shown;
        var (within, beyond) = (0f, 1f);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (within + beyond) / 2;
            if (IsWithin(Faded(middle).ToRgb())) within = middle;
            else beyond = middle;
        }

        return Faded(within).ToRgb();

        OkLab Faded(float share) => colour with { GreenRed = share * colour.GreenRed, BlueYellow = share * colour.BlueYellow };
    }

    private static bool IsWithin((float Red, float Green, float Blue) colour) =>
        Math.Min(colour.Red, Math.Min(colour.Green, colour.Blue)) >= -Slack && Math.Max(colour.Red, Math.Max(colour.Green, colour.Blue)) <= 1 + Slack;
}

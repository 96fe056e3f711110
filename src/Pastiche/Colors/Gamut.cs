namespace Pastiche.Colors;

/// <summary>The gamut of sRGB.</summary>
internal static class Gamut
{
    private const float Slack = 1e-4f;
    private const int Halvings = 12;

    /// <summary>Converts a colour to sRGB; outside of the gamut, its chroma is reduced at constant lightness and hue.</summary>
    public static (float Red, float Green, float Blue) Fit(OkLab color)
    {
        color = color with { Lightness = Math.Clamp(color.Lightness, 0, 1) };
        var shown = color.ToRgb();
        if (IsWithin(shown)) return shown;
        var (within, beyond) = (0f, 1f);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (within + beyond) / 2;
            if (IsWithin(Faded(middle).ToRgb())) within = middle;
            else beyond = middle;
        }

        return Faded(within).ToRgb();

        OkLab Faded(float share) => color with { GreenRed = share * color.GreenRed, BlueYellow = share * color.BlueYellow };
    }

    private static bool IsWithin((float Red, float Green, float Blue) color) =>
        Math.Min(color.Red, Math.Min(color.Green, color.Blue)) >= -Slack
        && Math.Max(color.Red, Math.Max(color.Green, color.Blue)) <= 1 + Slack;
}

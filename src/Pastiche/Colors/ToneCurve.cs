namespace Pastiche.Colors;

/// <summary>
/// A rising curve of lightness: linear between two tones, which it moves apart, with a soft knee from each to black or white, which stay.
/// </summary>
/// <remarks>
/// Between the tones its slope is g. Beyond them it is k·u / (1 + (k − 1)·u) of the way to black or white at the share u of the way there,
/// with k such that the slope goes on as g, so that nothing is cut off.
/// </remarks>
internal readonly record struct ToneCurve
{
    /// <summary>The largest slope: contrast is not stretched more.</summary>
    public const float Steepest = 1.5f;

    private readonly float _dark;
    private readonly float _light;
    private readonly float _newDark;
    private readonly float _newLight;

    /// <summary>A curve that moves a dark tone down and a light one up, as far as the largest slope allows.</summary>
    /// <param name="dark">The dark tone, from 0 to 1.</param>
    /// <param name="light">The light tone.</param>
    /// <param name="wantedDark">Where the dark tone is to be; one that is darker already stays.</param>
    /// <param name="wantedLight">Where the light tone is to be; one that is lighter already stays.</param>
    public ToneCurve(float dark, float light, float wantedDark, float wantedLight)
    {
        var (down, up) = (Math.Max(0, dark - wantedDark), Math.Max(0, wantedLight - light));
        var most = (Steepest - 1) * (light - dark);
        var share = down + up > most ? most / (down + up) : 1;
        (_dark, _light, _newDark, _newLight) = (dark, light, dark - (share * down), light + (share * up));
    }

    /// <summary>Whether it changes nothing.</summary>
    public bool IsIdentity => (_newDark, _newLight) == (_dark, _light);

    private float Slope => (_newLight - _newDark) / (_light - _dark);

    /// <summary>The lightness that another one becomes.</summary>
    /// <param name="lightness">From 0 to 1.</param>
    public float At(float lightness)
    {
        if (IsIdentity) return lightness;
        if (lightness > _light) return 1 - Knee(1 - lightness, 1 - _light, 1 - _newLight);
        return lightness < _dark ? Knee(lightness, _dark, _newDark) : _newDark + (Slope * (lightness - _dark));
    }

    /// <summary>The distance from an end of the scale that another one becomes.</summary>
    /// <param name="distance">The distance, less than that of the knee.</param>
    /// <param name="knee">The distance of the knee from the end.</param>
    /// <param name="newKnee">The distance that it becomes.</param>
    private float Knee(float distance, float knee, float newKnee)
    {
        if (newKnee <= 0) return 0;
        var (share, steepness) = ((knee - distance) / knee, Slope * knee / newKnee);
        return newKnee * (1 - (steepness * share / (1 + ((steepness - 1) * share))));
    }
}

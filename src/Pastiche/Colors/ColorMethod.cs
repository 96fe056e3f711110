namespace Pastiche;

/// <summary>How colours are put back, or matched.</summary>
public enum ColorMethod
{
    /// <summary>
    /// Only lightness is painted, or matched: with <see cref="ColorSource.Content"/> every place keeps the hue and the chroma that it has in the
    /// content, as far as its new lightness allows; with <see cref="ColorSource.Match"/> the style gets the content's brightness and contrast.
    /// </summary>
    Luminance,

    /// <summary>Mean and covariance of red, green and blue, by symmetric square roots.</summary>
    Linear,

    /// <summary>The same by Cholesky's factors, which depend on the order of the channels.</summary>
    Cholesky,

    /// <summary>The histogram of each channel.</summary>
    Histogram,
}

namespace Pastiche;

/// <summary>The methods of transferring or matching colours.</summary>
public enum ColorMethod
{
    /// <summary>
    /// Lightness only. With <see cref="ColorSource.Content"/>, only lightness is painted, and every pixel keeps the hue and the chroma of
    /// the content as far as its new lightness allows; with <see cref="ColorSource.Match"/>, the style gets the content's brightness and
    /// contrast.
    /// </summary>
    Luminance,

    /// <summary>Mean and covariance of red, green and blue, by symmetric square roots.</summary>
    Linear,

    /// <summary>Mean and covariance by Cholesky's factors, which depend on the order of the channels.</summary>
    Cholesky,

    /// <summary>The histogram of each channel.</summary>
    Histogram,
}

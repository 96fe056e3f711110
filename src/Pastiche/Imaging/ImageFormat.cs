namespace Pastiche;

/// <summary>The file formats for saving pictures.</summary>
public enum ImageFormat
{
    /// <summary>PNG: lossless, 8 or 16 bits a channel.</summary>
    Png,

    /// <summary>JPEG: small, without transparency.</summary>
    Jpeg,

    /// <summary>WebP: small, 8 bits a channel, sides up to 16,383 pixels.</summary>
    Webp,

    /// <summary>TIFF: lossless, 8 or 16 bits a channel.</summary>
    Tiff,
}

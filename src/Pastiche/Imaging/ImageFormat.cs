namespace Pastiche;

/// <summary>The formats that pictures are written in.</summary>
public enum ImageFormat
{
    /// <summary>PNG: keeps everything, 8 or 16 bits a channel.</summary>
    Png,

    /// <summary>JPEG: small, without transparency.</summary>
    Jpeg,

    /// <summary>WebP: small, 8 bits a channel, sides up to 16,383 pixels.</summary>
    Webp,

    /// <summary>TIFF: keeps everything, 8 or 16 bits a channel.</summary>
    Tiff,
}

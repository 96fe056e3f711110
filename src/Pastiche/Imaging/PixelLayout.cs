namespace Pastiche;

/// <summary>
/// The layouts of pixels in other libraries' buffers: rows from the top, pixels from the left, channels one beside the other, sRGB-encoded.
/// </summary>
public enum PixelLayout
{
    /// <summary>Red, green and blue of 8 bits each: 3 bytes a pixel.</summary>
    Rgb24,

    /// <summary>Red, green, blue and alpha of 8 bits each: 4 bytes a pixel, as in SkiaSharp's Rgba8888.</summary>
    Rgba32,

    /// <summary>Blue, green, red and alpha of 8 bits each: 4 bytes a pixel, as in bitmaps of Windows, WPF and Avalonia.</summary>
    Bgra32,

    /// <summary>One channel of 8 bits, from black to white: 1 byte a pixel. A colour becomes its luma by the weights of Rec. 709.</summary>
    Gray8,

    /// <summary>Red, green, blue and alpha of 16 bits each, in the byte order of the machine: 8 bytes a pixel.</summary>
    Rgba64,
}

using Pastiche.Imaging;

namespace Pastiche;

/// <summary>
/// A picture in memory: three planes (red, green, blue) of 32-bit floats, sRGB-encoded, row after row from the top, laid out
/// [3][Height][Width]. Black is 0 and white is 1; values outside are allowed until the picture is saved, which clamps them.
/// </summary>
public sealed class Image
{
    /// <summary>The number of planes: red, green, blue.</summary>
    internal const int Channels = 3;

    private readonly float[] _pixels;

    /// <summary>Creates a black picture.</summary>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <exception cref="PasticheException">A side is not from 1 to 65,500, or they make more than 200 megapixels.</exception>
    public Image(int width, int height)
    {
        if (!ImageLimits.Allow(width, height))
            Throw.OutOfRange("The size of a picture", $"{width}×{height}", ImageLimits.Accepted);
        Width = width;
        Height = height;
        _pixels = new float[Channels * width * height];
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>All values, [3][Height][Width].</summary>
    public Span<float> Pixels => _pixels;

    /// <summary>One plane, [Height][Width].</summary>
    /// <param name="channel">0 red, 1 green, 2 blue.</param>
    public Span<float> Plane(int channel) => _pixels.AsSpan(channel * Width * Height, Width * Height);

    /// <summary>
    /// Reads a JPEG, PNG or WebP file, which its content decides and not its name. The picture is turned as its EXIF orientation
    /// says and converted to sRGB from its colour profile, if it has one; transparent parts are laid over white.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="longSide">The longer side is reduced to this many pixels if it has more; null keeps the full size.</param>
    /// <exception cref="PasticheException">The file cannot be read, or is no such picture, or is too large.</exception>
    public static Image Load(string path, int? longSide = null) => ImageFile.Load(path, longSide);

    /// <summary>
    /// Writes a JPEG, PNG or WebP file, as its extension says (.jpg, .jpeg, .png, .webp), with 8 bits a channel and without
    /// metadata. The file appears whole or not at all, and replaces one of the same name.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="PasticheException">The extension is another, or the file cannot be written.</exception>
    public void Save(string path) => ImageFile.Save(this, path);

    /// <summary>
    /// A copy of exactly the size asked for: an axis that shrinks is filtered by Lanczos-3, kept within the range of each plane,
    /// and one that grows is interpolated linearly.
    /// </summary>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <exception cref="PasticheException">The size is out of range, as for the constructor.</exception>
    public Image Resize(int width, int height) => Resampling.Resize(this, width, height);

    /// <summary>A copy that shares nothing with this picture.</summary>
    public Image Clone()
    {
        var copy = new Image(Width, Height);
        Pixels.CopyTo(copy.Pixels);
        return copy;
    }
}

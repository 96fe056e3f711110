using Pastiche.Imaging;

namespace Pastiche;

/// <summary>
/// A picture in memory: three planes (red, green, blue) of 32-bit floats, sRGB-encoded, row after row from the top, laid out
/// [3][Height][Width], and on demand a fourth that says how opaque each pixel is. Black is 0 and white is 1; values outside are
/// allowed until the picture is saved, which clamps them.
/// </summary>
public sealed class Image
{
    /// <summary>The number of colour planes: red, green, blue.</summary>
    internal const int Channels = 3;

    private readonly float[] _pixels;
    private readonly float[] _alpha;

    /// <summary>Creates a black picture.</summary>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="hasAlpha">Whether it can be transparent; it then is, everywhere, until <see cref="Alpha"/> is filled.</param>
    /// <exception cref="PasticheException">A side is not from 1 to 65,500, or they make more than 200 megapixels.</exception>
    public Image(int width, int height, bool hasAlpha = false)
    {
        if (!ImageLimits.Allow(width, height))
            throw Errors.OutOfRange("The size of a picture", $"{width}×{height}", ImageLimits.Accepted);
        Width = width;
        Height = height;
        _pixels = new float[Channels * width * height];
        _alpha = hasAlpha ? new float[width * height] : [];
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Columns and rows.</summary>
    internal ImageSize Size => new(Width, Height);

    /// <summary>All values of the colours, [3][Height][Width]; where a picture is transparent, they are not multiplied by its alpha.</summary>
    public Span<float> Pixels => _pixels;

    /// <summary>Whether parts of the picture can be transparent.</summary>
    public bool HasAlpha => _alpha.Length > 0;

    /// <summary>How opaque each pixel is, [Height][Width], from 0 (transparent) to 1; empty for a picture that is opaque everywhere.</summary>
    public Span<float> Alpha => _alpha;

    /// <summary>
    /// The SHA-256 of the file that the picture was loaded from, as 64 hexadecimal digits, which recipes state; null for a picture
    /// made in memory. Pixels changed since do not change it.
    /// </summary>
    public string? Checksum { get; internal init; }

    /// <summary>
    /// What is odd about the file that the picture was loaded from, though all of the picture was read, in sentences that name the file;
    /// empty for most.
    /// </summary>
    public IReadOnlyList<string> Notes { get; internal init; } = [];

    /// <summary>Where it was loaded from; null for a picture made in memory.</summary>
    internal ImageSource? Source { get; set; }

    /// <summary>One colour plane, [Height][Width].</summary>
    /// <param name="channel">0 red, 1 green, 2 blue.</param>
    public Span<float> Plane(int channel) => _pixels.AsSpan(channel * Width * Height, Width * Height);

    /// <summary>
    /// Reads a JPEG, PNG, WebP, TIFF, GIF or AVIF file, which its content decides and not its name; of several pages or frames the
    /// first. The picture is turned as its EXIF orientation says and converted to sRGB from what it says about its colors: a profile,
    /// code points, a gamma and primaries, or Exif metadata. Transparency is kept; what cannot be seen at all takes the color of the
    /// nearest pixel that can.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="longSide">
    /// The longer side is reduced to this many pixels if it has more; null keeps the full size. It bounds the memory that a picture from
    /// a stranger can take, which at full size is up to 2.4 GB.
    /// </param>
    /// <exception cref="PasticheException">The file cannot be read, or is no such picture, or is too large.</exception>
    public static Image Load(string path, int? longSide = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return ImageFile.Load(path, longSide);
    }

    /// <summary>Reads such a picture from a stream, from where it stands to its end, at most 1 GB.</summary>
    /// <param name="stream">The bytes of a file. It stays open.</param>
    /// <param name="longSide">The longer side is reduced to this many pixels if it has more; null keeps the full size.</param>
    /// <exception cref="PasticheException">It is no such picture, or is too large.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static Image Load(Stream stream, int? longSide = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return ImageFile.Load(stream, longSide);
    }

    /// <summary>
    /// Writes a PNG, JPEG, WebP or TIFF file, as the options or else its extension says (.png, .jpg, .jpeg, .webp, .tif, .tiff), in sRGB
    /// and with its profile. The file appears whole or not at all. A symbolic link is followed, and the file that it names is replaced; a
    /// named pipe and /dev/stdout are written to.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to write it; null for the defaults.</param>
    /// <exception cref="PasticheException">
    /// The extension is another, the format cannot hold what the options ask for, or the file cannot be written.
    /// </exception>
    public void Save(string path, SaveOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ImageFile.Save(this, path, options ?? SaveOptions.Default);
    }

    /// <summary>Writes the same bytes into a stream.</summary>
    /// <param name="stream">Where to; it stays open.</param>
    /// <param name="options">How to write it; PNG, unless they name another format. Null for the defaults.</param>
    /// <exception cref="PasticheException">The format cannot hold what the options ask for.</exception>
    /// <exception cref="IOException">The stream cannot be written to.</exception>
    public void Save(Stream stream, SaveOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ImageFile.Save(this, stream, options ?? SaveOptions.Default);
    }

    /// <summary>
    /// A copy of exactly the size asked for: an axis that shrinks is filtered by Lanczos-3, kept within the range of each plane,
    /// and one that grows is interpolated linearly. Colours are weighted by how opaque they are.
    /// </summary>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <exception cref="PasticheException">The size is out of range, as for the constructor.</exception>
    public Image Resize(int width, int height) => Resampling.Resize(this, width, height);

    /// <summary>A copy that shares nothing with this picture.</summary>
    public Image Clone()
    {
        var copy = new Image(Width, Height, HasAlpha) { Checksum = Checksum, Notes = Notes };
        Pixels.CopyTo(copy.Pixels);
        Alpha.CopyTo(copy.Alpha);
        return copy;
    }
}

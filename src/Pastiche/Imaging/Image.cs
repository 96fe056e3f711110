using System.Drawing;
using Pastiche.Imaging;

namespace Pastiche;

/// <summary>
/// A picture in memory: three planes (red, green, blue) of 32-bit floats, sRGB-encoded, row by row from the top, laid out
/// [3][Height][Width], and optionally a fourth plane of alpha. Black is 0 and white is 1; values outside are allowed until the picture is
/// saved, which clamps them.
/// </summary>
public sealed partial class Image
{
    /// <summary>The number of colour planes: red, green, blue.</summary>
    internal const int Channels = 3;

    private readonly float[] _pixels;
    private readonly float[] _alpha;

    /// <summary>Creates a black picture.</summary>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="hasAlpha">Whether it has an alpha plane; the picture is then transparent until <see cref="Alpha"/> is filled.</param>
    /// <exception cref="PasticheException">A side is not from 1 to 65,500, or the picture has more than 200 megapixels.</exception>
    public Image(int width, int height, bool hasAlpha = false)
    {
        ImageLimits.Require(width, height);
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

    /// <summary>The colour planes, [3][Height][Width]; colours are not premultiplied by alpha.</summary>
    public Span<float> Pixels => _pixels;

    /// <summary>Whether the picture has an alpha plane.</summary>
    public bool HasAlpha => _alpha.Length > 0;

    /// <summary>The alpha plane, [Height][Width], from 0 (transparent) to 1 (opaque); empty for a picture without one.</summary>
    public Span<float> Alpha => _alpha;

    /// <summary>
    /// The SHA-256 of the file that the picture was loaded from, as 64 hexadecimal digits; null for a picture made in memory. Recipes
    /// state it, and changing pixels does not change it.
    /// </summary>
    public string? Checksum { get; internal init; }

    /// <summary>
    /// Remarks on the file that the picture was loaded from, as sentences that name the file; empty for most. The picture was read
    /// completely all the same.
    /// </summary>
    public IReadOnlyList<string> Notes { get; internal init; } = [];

    /// <summary>The file that it was loaded from; null for a picture made in memory.</summary>
    internal ImageSource? Source { get; set; }

    /// <summary>A colour plane, [Height][Width].</summary>
    /// <param name="channel">0 red, 1 green, 2 blue.</param>
    public Span<float> Plane(int channel) => _pixels.AsSpan(channel * Width * Height, Width * Height);

    /// <summary>
    /// Resizes the picture: an axis that shrinks is filtered by Lanczos-3, clamped to the range of each plane, and one that grows is
    /// interpolated linearly. Colours are weighted by alpha.
    /// </summary>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <exception cref="PasticheException">The size is out of range, as for the constructor.</exception>
    public Image Resize(int width, int height) => Resampling.Resize(this, width, height);

    /// <summary>Composes the picture over a colour, so that it is opaque.</summary>
    /// <param name="background">The colour behind it; its own alpha is ignored.</param>
    /// <returns>The composed picture; this one if it has no alpha.</returns>
    public Image Flatten(Color background) => Transparency.Flatten(this, background);

    /// <inheritdoc cref="Resize(int, int)"/>
    internal Image Resize(int width, int height, CancellationToken cancellationToken) =>
        Resampling.Resize(this, width, height, cancellationToken);

    /// <summary>Copies the picture.</summary>
    public Image Clone()
    {
        var copy = new Image(Width, Height, HasAlpha) { Checksum = Checksum, Notes = Notes };
        Pixels.CopyTo(copy.Pixels);
        Alpha.CopyTo(copy.Alpha);
        return copy;
    }
}

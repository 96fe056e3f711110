using System.Numerics.Tensors;
using Pastiche.Imaging;

namespace Pastiche;

/// <summary>A weight from 0 to 1 for each pixel, [Height][Width]: a picture read as a mask.</summary>
public sealed class Mask
{
    /// <summary>Values below this are black: half a step of 8 bits.</summary>
    internal const float Black = 0.5f / 255;

    private readonly float[] _values;

    /// <param name="width">Columns.</param>
    /// <param name="values">The values, row by row; the array is not copied.</param>
    internal Mask(int width, float[] values) => (Width, Height, _values) = (width, values.Length / width, values);

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>The values, [Height][Width].</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>The reading of the picture.</summary>
    public MaskReading Reading { get; internal init; } = MaskReading.Luma;

    /// <summary>The SHA-256 of the file that the picture was loaded from; null for one made in memory.</summary>
    public string? Checksum => Source as string;

    /// <summary>The mean of the values, from 0 to 1: the share of the picture that the mask covers.</summary>
    public double Coverage
    {
        get
        {
            var sum = 0.0;
            foreach (var value in _values) sum += value;
            return sum / _values.Length;
        }
    }

    /// <summary>The identity of the source: the checksum of the file, or the picture itself.</summary>
    internal object? Source { get; init; }

    /// <summary>Remarks on how the picture was read, as sentences without their full stops that speak of the mask as "it".</summary>
    internal IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Whether there are no values: a mask of a recipe, which has only the checksum.</summary>
    internal bool IsMissing => _values.Length == 0;

    /// <summary>Whether it is black everywhere.</summary>
    internal bool IsBlank => TensorPrimitives.Max(_values) < Black;

    /// <summary>Reads a picture as a mask.</summary>
    /// <param name="image">The picture; later changes to it do not change the mask.</param>
    /// <param name="reading">
    /// How; null for <see cref="MaskReading.Luma"/>, with three exceptions: <see cref="MaskReading.Alpha"/> if the colours are uniform
    /// and there is alpha, <see cref="MaskReading.Labels"/> if it is grey, of whole steps, and darker than 32 of 255 everywhere, and its
    /// colour if it has one colour on black.
    /// </param>
    /// <exception cref="PasticheException">The picture does not have that colour or label, or no alpha.</exception>
    public static Mask Of(Image image, MaskReading? reading = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        return MaskReader.Read(image, reading, "The mask");
    }

    /// <summary>Loads a picture and reads it as a mask; labels and flat colours are identified before the picture is reduced.</summary>
    /// <param name="path">The file, as for <see cref="Image.Load(string, int?)"/>.</param>
    /// <param name="reading">The reading, as for <see cref="Of"/>.</param>
    /// <param name="longSide">The longer side is reduced to this many pixels if it has more; null keeps the full size.</param>
    /// <exception cref="PasticheException">The file cannot be read, or does not have that colour or label, or no alpha.</exception>
    public static Mask Load(string path, MaskReading? reading = null, int? longSide = null) => MaskReader.Load(path, reading, longSide);

    /// <summary>A picture as a mask, read as it suggests.</summary>
    public static implicit operator Mask?(Image? image) => image is null ? null : Of(image);

    /// <summary>A picture as a mask, read as it suggests.</summary>
    /// <param name="image">Any size.</param>
    public static Mask? FromImage(Image? image) => image;

    /// <summary>
    /// Resizes the mask: an axis that shrinks is averaged over boxes, so that no part is lost, however small; one that grows is
    /// interpolated linearly.
    /// </summary>
    internal Mask Resize(int width, int height, CancellationToken cancellationToken = default)
    {
        if ((width, height) == (Width, Height)) return this;
        var values = new float[width * height];
        var (rows, columns) = (Taps.CreateMeans(Height, height), Taps.CreateMeans(Width, width));
        Resampling.Apply(_values, rows, columns, values, new float[Width * height], cancellationToken);
        return new Mask(width, values) { Reading = Reading, Source = Source, Remarks = Remarks };
    }

    /// <summary>The mask whose checksum a recipe states.</summary>
    internal static Mask Missing(string? checksum, MaskReading reading) => new(1, []) { Reading = reading, Source = checksum };

    /// <summary>A part of the mask.</summary>
    internal Mask Crop(int left, int top, int width, int height)
    {
        var values = new float[width * height];
        Padding.Crop(_values, Width, left, top, values, width);
        return new Mask(width, values) { Reading = Reading, Source = Source, Remarks = Remarks };
    }

    /// <summary>Pads the mask to a size by reflection at the right and bottom edges, as pictures are.</summary>
    internal Mask Pad(int width, int height)
    {
        var values = new float[width * height];
        Padding.Reflect(_values, Width, values, width);
        return new Mask(width, values);
    }

    /// <summary>Whether both masks come from the same picture or from equal files, read in the same way.</summary>
    internal bool IsSameAs(Mask? other) =>
        ReferenceEquals(this, other) || (Source is { } source && source.Equals(other?.Source) && Reading == other?.Reading);
}

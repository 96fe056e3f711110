using System.Numerics.Tensors;
using Pastiche.Imaging;

namespace Pastiche;

/// <summary>How much each place of a picture counts, from 0 to 1, [Height][Width]: a picture read as a mask.</summary>
public sealed class Mask
{
    /// <summary>Less than this is black: half a step of 8 bits.</summary>
    internal const float Black = 0.5f / 255;

    private readonly float[] _values;

    /// <param name="width">Columns.</param>
    /// <param name="values">Row after row; taken over.</param>
    internal Mask(int width, float[] values) => (Width, Height, _values) = (width, values.Length / width, values);

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>[Height][Width].</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>How the picture was read.</summary>
    public MaskReading Reading { get; internal init; } = MaskReading.Luma;

    /// <summary>The SHA-256 of the file that the picture was loaded from; null for one made in memory.</summary>
    public string? Checksum => Source as string;

    /// <summary>Its mean, from 0 to 1: the part of the picture that it covers.</summary>
    public double Coverage
    {
        get
        {
            var sum = 0.0;
            foreach (var value in _values) sum += value;
            return sum / _values.Length;
        }
    }

    /// <summary>Where it came from, which tells equal ones: the checksum of the file, or the picture itself.</summary>
    internal object? Source { get; init; }

    /// <summary>What may not be meant, or was decided: sentences without their full stops that speak of the mask as "it".</summary>
    internal IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Whether it is black everywhere.</summary>
    internal bool IsBlank => TensorPrimitives.Max(_values) < Black;

    /// <summary>Reads a picture as a mask.</summary>
    /// <param name="image">The picture; what is done to it later does not change the mask.</param>
    /// <param name="reading">
    /// How; null for its <see cref="MaskReading.Luma"/>, unless that says nothing: <see cref="MaskReading.Alpha"/> where its colours
    /// are all the same and it has alpha, <see cref="MaskReading.Labels"/> where it is grey, of whole steps, and darker than 32 of 255
    /// everywhere, and its colour where one is on black.
    /// </param>
    /// <exception cref="PasticheException">There is no such colour or label in it, or no alpha.</exception>
    public static Mask Of(Image image, MaskReading? reading = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        return MaskReader.Read(image, reading, "The mask");
    }

    /// <summary>Loads a picture and reads it as a mask. Labels and flat colours are told apart before the picture is reduced.</summary>
    /// <param name="path">The file, as for <see cref="Image.Load(string, int?)"/>.</param>
    /// <param name="reading">How, as for <see cref="Of"/>.</param>
    /// <param name="longSide">The longer side is reduced to this many pixels if it has more; null keeps the full size.</param>
    /// <exception cref="PasticheException">The file cannot be read, or there is no such colour or label in it, or no alpha.</exception>
    public static Mask Load(string path, MaskReading? reading = null, int? longSide = null) => MaskReader.Load(path, reading, longSide);

    /// <summary>A picture as a mask, read as it suggests.</summary>
    public static implicit operator Mask?(Image? image) => image is null ? null : Of(image);

    /// <summary>A picture as a mask, read as it suggests.</summary>
    /// <param name="image">Any size.</param>
    public static Mask? FromImage(Image? image) => image;

    /// <summary>
    /// At another size: an axis that shrinks is averaged over what becomes one place, so that no part is lost, however small; one that
    /// grows is interpolated linearly.
    /// </summary>
    internal Mask Resize(int width, int height)
    {
        if ((width, height) == (Width, Height)) return this;
        var values = new float[width * height];
        Resampling.Apply(_values, Width, Taps.CreateMeans(Height, height), Taps.CreateMeans(Width, width), values);
        return new Mask(width, values) { Reading = Reading, Source = Source, Remarks = Remarks };
    }

    /// <summary>Reflected at the right and the bottom edge up to a size, as pictures are.</summary>
    internal Mask Pad(int width, int height)
    {
        var values = new float[width * height];
        Padding.Reflect(_values, Width, Height, values, width, height);
        return new Mask(width, values);
    }

    /// <summary>Whether both are the same picture, or loaded from equal files, read in the same way.</summary>
    internal bool IsSameAs(Mask? other) =>
        ReferenceEquals(this, other) || (Source is { } source && source.Equals(other?.Source) && Reading == other?.Reading);
}

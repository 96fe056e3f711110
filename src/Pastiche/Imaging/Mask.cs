using System.Numerics.Tensors;

namespace Pastiche.Imaging;

/// <summary>How much each place of a picture counts, from 0 to 1, [Height][Width].</summary>
internal sealed class Mask
{
    /// <summary>Less than this is black: half a step of 8 bits.</summary>
    private const float Black = 0.5f / 255;

    private readonly float[] _values;

    /// <param name="width">Columns.</param>
    /// <param name="values">Row after row; taken over.</param>
    public Mask(int width, float[] values) => (Width, Height, _values) = (width, values.Length / width, values);

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>[Height][Width].</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>Whether it is black everywhere.</summary>
    public bool IsBlank => TensorPrimitives.Max(_values) < Black;

    /// <summary>Its mean: the part of the picture that it covers.</summary>
    public double Mean
    {
        get
        {
            var sum = 0.0;
            foreach (var value in _values) sum += value;
            return sum / _values.Length;
        }
    }

    /// <summary>The luma of a picture, by the weights of Rec. 709; what is transparent is black.</summary>
    public static Mask Of(Image picture)
    {
        var red = picture.Plane(0);
        var green = picture.Plane(1);
        var blue = picture.Plane(2);
        var values = new float[green.Length];
        for (var i = 0; i < values.Length; i++)
        {
            // Written so that grey is itself, to the bit.
            values[i] = Math.Clamp(green[i] + (0.2126f * (red[i] - green[i])) + (0.0722f * (blue[i] - green[i])), 0, 1);
            if (picture.HasAlpha) values[i] *= picture.Alpha[i];
        }

        return new Mask(picture.Width, values);
    }

    /// <summary>
    /// At another size: an axis that shrinks is averaged over what becomes one place, so that no part is lost, however small; one that grows
    /// is interpolated linearly.
    /// </summary>
    public Mask Resize(int width, int height)
    {
        if ((width, height) == (Width, Height)) return this;
        var values = new float[width * height];
        Resampling.Apply(_values, Width, Taps.CreateMeans(Height, height), Taps.CreateMeans(Width, width), values);
        return new Mask(width, values);
    }

    /// <summary>Reflected at the right and the bottom edge up to a size, as pictures are.</summary>
    public Mask Pad(int width, int height)
    {
        var values = new float[width * height];
        Padding.Reflect(_values, Width, Height, values, width, height);
        return new Mask(width, values);
    }
}

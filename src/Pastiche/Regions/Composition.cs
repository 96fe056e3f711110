using System.Numerics.Tensors;

namespace Pastiche.Regions;

/// <summary>What is painted over the content, as far as it is painted at all: image = u·painted + (1 − u)·content.</summary>
internal sealed class Composition
{
    private readonly Mask _cover;
    private readonly float[] _rest;

    /// <param name="content">The content, padded.</param>
    /// <param name="cover">u, of its size.</param>
    public Composition(Image content, Mask cover)
    {
        _cover = cover;
        _rest = new float[content.Pixels.Length];
        var uncovered = new float[cover.Values.Length];
        TensorPrimitives.Subtract(1f, cover.Values, uncovered);
        for (var channel = 0; channel < Image.Channels; channel++)
            TensorPrimitives.Multiply(content.Plane(channel), uncovered, _rest.AsSpan(channel * uncovered.Length, uncovered.Length));
    }

    /// <summary>Turns what is painted into the image.</summary>
    /// <param name="image">[3][Height][Width].</param>
    public void Apply(Span<float> image)
    {
        Adjoint(image);
        TensorPrimitives.Add(image, _rest, image);
    }

    /// <summary>Turns the image's gradient into that of what is painted.</summary>
    /// <param name="gradient">[3][Height][Width].</param>
    public void Adjoint(Span<float> gradient)
    {
        var values = _cover.Values;
        for (var channel = 0; channel < Image.Channels; channel++)
        {
            var plane = gradient.Slice(channel * values.Length, values.Length);
            TensorPrimitives.Multiply(plane, values, plane);
        }
    }
}

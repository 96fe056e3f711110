using System.Numerics.Tensors;

namespace Pastiche.Regions;

/// <summary>Blends the painted image with the content where regions leave some of it: image = u·painted + (1 − u)·content.</summary>
internal sealed class ContentBlend
{
    private readonly Mask _coverage;
    private readonly float[] _rest;

    /// <param name="content">The content, padded.</param>
    /// <param name="coverage">u, of the same size.</param>
    public ContentBlend(Image content, Mask coverage)
    {
        _coverage = coverage;
        _rest = new float[content.Pixels.Length];
        var uncovered = new float[coverage.Values.Length];
        TensorPrimitives.Subtract(1f, coverage.Values, uncovered);
        for (var channel = 0; channel < Image.Channels; channel++)
            TensorPrimitives.Multiply(content.Plane(channel), uncovered, _rest.AsSpan(channel * uncovered.Length, uncovered.Length));
    }

    /// <summary>Turns the painted image into the blended one.</summary>
    /// <param name="image">[3][Height][Width].</param>
    public void Apply(Span<float> image)
    {
        Adjoint(image);
        TensorPrimitives.Add(image, _rest, image);
    }

    /// <summary>Turns the gradient of the blended image into that of the painted one.</summary>
    /// <param name="gradient">[3][Height][Width].</param>
    public void Adjoint(Span<float> gradient)
    {
        var values = _coverage.Values;
        for (var channel = 0; channel < Image.Channels; channel++)
        {
            var plane = gradient.Slice(channel * values.Length, values.Length);
            TensorPrimitives.Multiply(plane, values, plane);
        }
    }
}

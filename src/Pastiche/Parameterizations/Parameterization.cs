namespace Pastiche.Parameterizations;

/// <summary>
/// What is optimized in place of the pixels: a linear map image = Decode(parameters) for images of one size, laid out
/// [3][Height][Width]. An instance keeps scratch memory, so calls do not allocate, and serves one thread.
/// </summary>
internal abstract class Parameterization
{
    /// <summary>Takes the size and the number of parameters.</summary>
    /// <param name="width">Columns of the image.</param>
    /// <param name="height">Rows of the image.</param>
    /// <param name="parameterCount">The number of parameters, at least that of the image's values.</param>
    private protected Parameterization(int width, int height, int parameterCount)
    {
        Width = width;
        Height = height;
        ParameterCount = parameterCount;
    }

    /// <summary>Columns of the image.</summary>
    public int Width { get; }

    /// <summary>Rows of the image.</summary>
    public int Height { get; }

    /// <summary>The number of parameters.</summary>
    public int ParameterCount { get; }

    /// <summary>The number of values of an image, 3·Height·Width.</summary>
    public int ImageLength => Image.Channels * Width * Height;

    /// <summary>Finds parameters of an image: Decode(Encode(image)) is the image, to rounding.</summary>
    /// <param name="image">[3][Height][Width].</param>
    /// <param name="parameters">Receives <see cref="ParameterCount"/> values.</param>
    /// <exception cref="PasticheException">A length is not that of this size.</exception>
    public void Encode(ReadOnlySpan<float> image, Span<float> parameters)
    {
        RequireLengths(image.Length, parameters.Length);
        EncodeCore(image, parameters);
    }

    /// <summary>Computes the image of parameters.</summary>
    /// <param name="parameters"><see cref="ParameterCount"/> values.</param>
    /// <param name="image">Receives [3][Height][Width]; must not overlap the parameters.</param>
    /// <exception cref="PasticheException">A length is not that of this size.</exception>
    public void Decode(ReadOnlySpan<float> parameters, Span<float> image)
    {
        RequireLengths(image.Length, parameters.Length);
        DecodeCore(parameters, image);
    }

    /// <summary>Turns a gradient of the image into one of the parameters, by the transpose of <see cref="Decode"/>.</summary>
    /// <param name="imageGradient">[3][Height][Width]; it may be the beginning of the memory that receives the other.</param>
    /// <param name="parameterGradient">Receives <see cref="ParameterCount"/> values.</param>
    /// <exception cref="PasticheException">A length is not that of this size.</exception>
    public void Adjoint(ReadOnlySpan<float> imageGradient, Span<float> parameterGradient)
    {
        RequireLengths(imageGradient.Length, parameterGradient.Length);
        AdjointCore(imageGradient, parameterGradient);
    }

    private protected abstract void EncodeCore(ReadOnlySpan<float> image, Span<float> parameters);

    private protected abstract void DecodeCore(ReadOnlySpan<float> parameters, Span<float> image);

    private protected abstract void AdjointCore(ReadOnlySpan<float> imageGradient, Span<float> parameterGradient);

    private void RequireLengths(int imageLength, int parameterCount)
    {
        if (imageLength != ImageLength) throw Errors.WrongLength("The image", imageLength, ImageLength, $"{Width}×{Height}");
        if (parameterCount != ParameterCount)
            throw Errors.WrongLength("The parameters", parameterCount, ParameterCount, $"{Width}×{Height}");
    }
}

namespace Pastiche.Parameterizations;

/// <summary>The parameters are the pixels themselves.</summary>
/// <param name="width">Columns of the image.</param>
/// <param name="height">Rows of the image.</param>
internal sealed class Pixels(int width, int height) : Parameterization(width, height, Image.Channels * width * height)
{
    private protected override void EncodeCore(ReadOnlySpan<float> image, Span<float> parameters) => image.CopyTo(parameters);

    private protected override void DecodeCore(ReadOnlySpan<float> parameters, Span<float> image) => parameters.CopyTo(image);

    private protected override void AdjointCore(ReadOnlySpan<float> imageGradient, Span<float> parameterGradient) =>
        imageGradient.CopyTo(parameterGradient);
}

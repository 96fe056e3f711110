using System.Numerics;
using System.Numerics.Tensors;
using Pastiche.Imaging;

namespace Pastiche.Stylization;

/// <summary>Creates the image that a scale starts from.</summary>
internal static class StartingImage
{
    private const float Gray = 0.5f;
    private const float NoiseSpread = 0.2f;

    /// <summary>The image that the first scale starts from, of the content's size.</summary>
    public static Image Create(Initialization initialization, Image content, int seed) => initialization.Kind switch
    {
        InitializationKind.Content => content,
        InitializationKind.Image => initialization.Image!.Resize(content.Width, content.Height),
        InitializationKind.Noise => Noise(content.Width, content.Height, seed),
        _ => Uniform(content.Width, content.Height),
    };

    /// <summary>
    /// The image that a finer scale starts from: the coarser one, enlarged. If painting started from the content, it gets back some of the
    /// content's detail, which coarser scales cannot hold: as much as the options ask for, and more at a low strength.
    /// </summary>
    /// <param name="image">The coarser image.</param>
    /// <param name="content">The content at this scale.</param>
    /// <param name="options">How much of the detail, the strength, and the start.</param>
    public static Image Enlarge(Image image, Image content, StylizeOptions options)
    {
        var enlarged = ToSizeOfContent(image);
        if (options.EffectiveKeptDetail == 0 || options.Initialization.Kind != InitializationKind.Content) return enlarged;
        var coarse = ToSizeOfContent(content.Resize(image.Width, image.Height));
        var detail = new float[enlarged.Pixels.Length];
        TensorPrimitives.Subtract(content.Pixels, coarse.Pixels, detail);
        TensorPrimitives.MultiplyAdd(detail, options.EffectiveKeptDetail, enlarged.Pixels, enlarged.Pixels);
        return enlarged;

        Image ToSizeOfContent(Image coarser) =>
            options.Tileable ? EnlargeTile(coarser, content.Width, content.Height) : coarser.Resize(content.Width, content.Height);
    }

    /// <summary>The image enlarged among copies of itself, so that its edges still match.</summary>
    private static Image EnlargeTile(Image image, int width, int height)
    {
        var (columns, rows) = (Margin(image.Width, width), Margin(image.Height, height));
        var (left, top) = (columns * width / image.Width, rows * height / image.Height);
        var enlarged = Padding.Wrap(image, columns, rows).Resize(width + (2 * left), height + (2 * top));
        return Padding.Crop(enlarged, left, top, width, height);

        // The fewest pixels that become a whole number of pixels.
        static int Margin(int from, int to) => from / (int)BigInteger.GreatestCommonDivisor(from, to);
    }

    private static Image Uniform(int width, int height)
    {
        var image = new Image(width, height);
        image.Pixels.Fill(Gray);
        return image;
    }

    /// <summary>Independent values between 0.4 and 0.6.</summary>
    private static Image Noise(int width, int height, int seed)
    {
        var image = new Image(width, height);
        var random = new SplitMix64(seed);
        foreach (ref var value in image.Pixels) value = Gray + (NoiseSpread * (((random.Next() >> 40) / (float)(1 << 24)) - 0.5f));
        return image;
    }
}

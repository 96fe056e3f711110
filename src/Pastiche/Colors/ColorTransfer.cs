using System.Numerics.Tensors;

namespace Pastiche.Colors;

/// <summary>Whose colours a picture gets: what is done to the pictures before painting, and to the result after it.</summary>
/// <param name="source">Whose colours.</param>
/// <param name="method">How they are kept or matched.</param>
internal sealed class ColorTransfer(ColorSource source, ColorMethod method)
{
    /// <summary>Whether only light and dark are painted, so that the picture in the making is grey.</summary>
    private bool IsGray => (source, method) == (ColorSource.Content, ColorMethod.Luminance);

    /// <summary>The content as it is painted from.</summary>
    public Image Content(Image content) => IsGray ? LuminanceTransfer.Gray(content) : content;

    /// <summary>A style picture as it is painted with.</summary>
    /// <param name="style">The picture.</param>
    /// <param name="styleWeights">Which parts of it are looked at.</param>
    /// <param name="content">What it is painted on.</param>
    /// <param name="contentWeights">Where it is painted.</param>
    public Image Style(Image style, Mask? styleWeights, Image content, Mask? contentWeights)
    {
        if (IsGray) return LuminanceTransfer.Match(LuminanceTransfer.Gray(style), styleWeights, LuminanceTransfer.Gray(content), contentWeights);
        return source == ColorSource.Match ? Match(style, styleWeights, content, contentWeights) : style;
    }

    /// <summary>The picture as it is shown.</summary>
    /// <param name="painted">The picture as it was painted.</param>
    /// <param name="content">The content at its size, in colour.</param>
    /// <param name="cover">What of it was painted; null for everything.</param>
    public Image Finish(Image painted, Image content, Mask? cover)
    {
        if (source != ColorSource.Content) return painted;
        // What is not painted is grey on both sides, and gets back all of its colours.
        if (IsGray) return LuminanceTransfer.Combine(painted, content);
        var finished = Match(painted, cover, content, cover);
        if (cover is null) return finished;
        for (var channel = 0; channel < Image.Channels; channel++)
            TensorPrimitives.Lerp(painted.Plane(channel), finished.Plane(channel), cover.Values, finished.Plane(channel));
        return finished;
    }

    private Image Match(Image image, Mask? weights, Image like, Mask? likeWeights) => method switch
    {
        ColorMethod.Luminance => LuminanceTransfer.Match(image, weights, like, likeWeights),
        ColorMethod.Histogram => HistogramMatch.Apply(image, weights, like, likeWeights),
        _ => LinearMatch.Apply(
            image, ColorStatistics.Of(image, weights), ColorStatistics.Of(like, likeWeights), symmetric: method == ColorMethod.Linear),
    };
}

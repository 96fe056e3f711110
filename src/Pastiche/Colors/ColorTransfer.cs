using System.Numerics.Tensors;

namespace Pastiche.Colors;

/// <summary>The transfer of colours: the preparation of content and styles before painting, and of the result after it.</summary>
/// <param name="source">The source of the colours.</param>
/// <param name="method">The method of transferring or matching them.</param>
internal sealed class ColorTransfer(ColorSource source, ColorMethod method)
{
    /// <summary>Whether only lightness is painted, so that the painted picture is grey.</summary>
    private bool IsGray => (source, method) == (ColorSource.Content, ColorMethod.Luminance);

    /// <summary>Prepares the content.</summary>
    public Image Content(Image content) => IsGray ? LuminanceTransfer.Gray(content) : content;

    /// <summary>Prepares a style picture.</summary>
    /// <param name="style">The picture.</param>
    /// <param name="styleWeights">The mask of the style picture; null for all of it.</param>
    /// <param name="content">The content picture.</param>
    /// <param name="contentWeights">The mask of the region where the style is painted; null for everywhere.</param>
    public Image Style(Image style, Mask? styleWeights, Image content, Mask? contentWeights)
    {
        if (IsGray)
            return LuminanceTransfer.Match(LuminanceTransfer.Gray(style), styleWeights, LuminanceTransfer.Gray(content), contentWeights);
        return source == ColorSource.Match ? Match(style, styleWeights, content, contentWeights) : style;
    }

    /// <summary>Finishes a painted picture.</summary>
    /// <param name="painted">The painted picture.</param>
    /// <param name="content">The content at that size, in colour.</param>
    /// <param name="cover">The mask of what was painted; null for everything.</param>
    public Image Finish(Image painted, Image content, Mask? cover)
    {
        if (source != ColorSource.Content) return painted;
        // Where nothing is painted, both are grey, and all colours come back.
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

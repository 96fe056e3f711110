using Pastiche.Lesson.Metrics;

namespace Pastiche.Benchmarks.Pictures;

/// <summary>Measures pictures of one content in one style, all at 512 pixels on the long side.</summary>
internal sealed class PictureJudge
{
    private const int Side = 512;
    private const int CoarseSide = 256;

    private readonly Image _style;
    private readonly Image _content;
    private readonly PatchDistance _distance;
    private readonly PatchDistance _coarseDistance;
    private readonly JudgingNetwork? _network;
    private readonly IReadOnlyList<GramMatrix> _grams;
    private readonly Features? _features;

    /// <param name="content">The content, in any size.</param>
    /// <param name="style">The style, in any size.</param>
    /// <param name="network">A network that the pictures were not optimized by; null to do without.</param>
    public PictureJudge(Image content, Image style, JudgingNetwork? network)
    {
        (_content, _style, _network) = (Resize(content, Side), Resize(style, Side), network);
        (_distance, _coarseDistance) = (new PatchDistance(_style), new PatchDistance(Resize(style, CoarseSide)));
        (_grams, _features) = (network?.Style(_style) ?? [], network?.Content(_content));
    }

    /// <summary>Measures a picture.</summary>
    public PictureFigures Of(Image picture)
    {
        var resized = Resize(picture, Side);
        return new PictureFigures(
            _distance.Of(resized),
            _coarseDistance.Of(Resize(picture, CoarseSide)),
            ChromaNoise.Of(resized) / ChromaNoise.Of(_style),
            SlicedWassersteinDistance.Of(resized, _style),
            _network?.Compare(resized.Resize(_content.Width, _content.Height), _grams, _features!));
    }

    private static Image Resize(Image image, int longSide)
    {
        var size = image.Size.Fit(longSide);
        return image.Resize(size.Width, size.Height);
    }
}

/// <summary>What there is to say about a picture beside its style.</summary>
/// <param name="Near">The <see cref="PatchDistance"/> at 512 pixels on the long side.</param>
/// <param name="NearCoarse">The same at 256 pixels.</param>
/// <param name="Noise">The <see cref="ChromaNoise"/> over that of the style.</param>
/// <param name="Swd">The <see cref="SlicedWassersteinDistance"/>.</param>
/// <param name="Network">What a network says; null without one.</param>
internal sealed record PictureFigures(double Near, double NearCoarse, double Noise, double Swd, NetworkFigures? Network);

using Pastiche.Colors;
using Pastiche.Imaging;
using Pastiche.Regions;

namespace Pastiche.Stylization;

/// <summary>The content and the styles of a run in the colors that the options ask for, and the regions of the styles.</summary>
internal sealed class Inputs
{
    private readonly Image _original;
    private readonly Image _content;
    private readonly StyleMix _styles;
    private readonly Image[] _images;
    private readonly Mask?[] _masks;
    private readonly RegionMap _map;
    private readonly ColorTransfer _colors;
    private readonly Task<Mask>? _detail;
    private readonly CancellationToken _cancellationToken;

    /// <param name="plan">The images, and whose colors the result gets.</param>
    /// <param name="cancellationToken">Ends the preparation early, also that of <see cref="At(PlannedScale)"/>.</param>
    public Inputs(RunPlan plan, CancellationToken cancellationToken)
    {
        _cancellationToken = cancellationToken;
        var options = plan.Options;
        _colors = new ColorTransfer(
            options.Colors, options.ColorMethod ?? (options.Colors == ColorSource.Content ? ColorMethod.Luminance : ColorMethod.Linear));
        (_original, _content, _styles, _map) = (plan.Content, _colors.Content(plan.Content), plan.Styles, plan.Regions);
        _masks = [.. _styles.Select(style => style.Mask?.Resize(style.Image.Width, style.Image.Height, cancellationToken))];
        _images = [.. _styles.Select(style => style.Image)];
        if (options.Colors != ColorSource.Style) Recolor();
        if (!plan.MatchesNeighbors) return;
        // It is needed last, and takes one thread a while: targets are measured meanwhile.
        _detail = options.DetailMap is { } given
            ? Task.FromResult(given)
            : Task.Run(() => DetailMap.Of(_content, options.Tileable, cancellationToken), cancellationToken);
    }

    /// <summary>The inputs at the sizes of one scale.</summary>
    public ScaledInputs At(PlannedScale scale)
    {
        var weights = _map.IsMasked ? _map.At(scale.Width, scale.Height) : null;
        var original = Resize(_original, scale);
        return new ScaledInputs(
            ReferenceEquals(_content, _original) ? original : Resize(_content, scale),
            original,
            [
                .. _map.Regions
                    .Select((region, i) => At(scale, region, weights is null ? null : i, weights?[i]))
                    .Where(region => region.Area > 0),
            ],
            weights is null ? null : RegionMap.Coverage(weights),
            _detail is null ? null : () => _detail.GetAwaiter().GetResult().Resize(scale.Width, scale.Height, _cancellationToken),
            _colors);
    }

    /// <summary>An image that has the size already is not copied: the largest one takes much of the memory.</summary>
    private Image Resize(Image image, PlannedScale scale) => image.Size == new ImageSize(scale.Width, scale.Height)
        ? image
        : image.Resize(scale.Width, scale.Height, _cancellationToken);

    /// <summary>Styles are resized when they are needed, one after the other.</summary>
    private ScaledRegion At(PlannedScale scale, Region region, int? index, Mask? weight)
    {
        var sum = region.Styles.Sum(style => (double)_styles[style].Weight);
        return new ScaledRegion(index, weight, region.Styles.Select(style =>
        {
            var (width, height) = scale.Styles[style];
            return new ScaledStyle(
                _images[style].Resize(width, height, _cancellationToken),
                _masks[style]?.Resize(width, height, _cancellationToken),
                _styles[style].Weight / sum);
        }));
    }

    private void Recolor()
    {
        var weights = _map.IsMasked ? _map.At(_original.Width, _original.Height) : null;
        foreach (var (i, region) in _map.Regions.Index())
        {
            foreach (var style in region.Styles)
                _images[style] = _colors.Style(_images[style], _masks[style], _original, weights?[i]);
        }
    }
}

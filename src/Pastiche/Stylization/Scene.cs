using Pastiche.Colors;
using Pastiche.Regions;

namespace Pastiche.Stylization;

/// <summary>The pictures of a run as they are painted from and with: where each style goes, with the colours that the options ask for.</summary>
internal sealed class Scene
{
    private readonly Image _original;
    private readonly Image _content;
    private readonly StyleMix _styles;
    private readonly Image[] _images;
    private readonly Mask?[] _masks;
    private readonly RegionMap _map;
    private readonly ColorTransfer _colors;

    /// <param name="content">What to paint.</param>
    /// <param name="styles">How to paint it.</param>
    /// <param name="options">Whose colours it gets.</param>
    public Scene(Image content, StyleMix styles, StylizeOptions options)
    {
        _colors = new ColorTransfer(
            options.Colors, options.ColorMethod ?? (options.Colors == ColorSource.Content ? ColorMethod.Luminance : ColorMethod.Linear));
        (_original, _content, _styles) = (content, _colors.Content(content), styles);
        _map = RegionMap.Of(styles);
        _masks = [.. styles.Select(style => style.Mask?.Resize(style.Image.Width, style.Image.Height))];
        _images = [.. styles.Select(style => style.Image)];
        if (options.Colors != ColorSource.Style) Recolor();
    }

    /// <summary>All of it at the sizes of one scale.</summary>
    public ScaledScene At(PlannedScale scale)
    {
        var shares = _map.IsMasked ? _map.At(scale.Width, scale.Height) : null;
        var original = _original.Resize(scale.Width, scale.Height);
        return new ScaledScene(
            ReferenceEquals(_content, _original) ? original : _content.Resize(scale.Width, scale.Height),
            original,
            [.. _map.Regions.Select((region, i) => At(scale, region, shares is null ? null : i, shares?[i])).Where(region => region.Area > 0)],
            shares is null ? null : RegionMap.Cover(shares),
            _colors);
    }

    /// <summary>Styles are resized when they are needed, one after the other.</summary>
    private ScaledRegion At(PlannedScale scale, Region region, int? index, Mask? share)
    {
        var sum = region.Styles.Sum(style => (double)_styles[style].Weight);
        return new ScaledRegion(index, share, region.Styles.Select(style =>
        {
            var (width, height) = scale.Styles[style];
            return new ScaledStyle(_images[style].Resize(width, height), _masks[style]?.Resize(width, height), _styles[style].Weight / sum);
        }));
    }

    private void Recolor()
    {
        var shares = _map.IsMasked ? _map.At(_original.Width, _original.Height) : null;
        foreach (var (i, region) in _map.Regions.Index())
            foreach (var style in region.Styles)
                _images[style] = _colors.Style(_images[style], _masks[style], _original, shares?[i]);
    }
}

using Pastiche.Colors;
using Pastiche.Imaging;
using Pastiche.Regions;

namespace Pastiche.Stylization;

/// <summary>The pictures of a run at one scale.</summary>
/// <param name="Content">The content as it is painted from.</param>
/// <param name="Original">The content with its colours.</param>
/// <param name="Regions">What is painted; each covers something.</param>
/// <param name="Cover">How much of each place is painted at all; null for everything.</param>
/// <param name="Colors">What is done to colours.</param>
internal sealed record ScaledScene(Image Content, Image Original, IReadOnlyList<ScaledRegion> Regions, Mask? Cover, ColorTransfer Colors)
{
    /// <summary>What is painted over, where not all of the picture is painted.</summary>
    /// <param name="width">Columns of the padded picture.</param>
    /// <param name="height">Rows of the padded picture.</param>
    /// <param name="stride">What its sides are multiples of.</param>
    public Composition? Composition(int width, int height, int stride) =>
        Cover is null ? null : new Composition(Padding.Reflect(Content, stride), Cover.Pad(width, height));

    /// <summary>The picture that is shown: in its colours, and transparent where the content is.</summary>
    /// <param name="painted">The picture as it was painted.</param>
    public Image Finish(Image painted) => Transparency.Apply(Colors.Finish(painted, Original, Cover), Original.Alpha);
}

/// <summary>A region at one scale.</summary>
/// <param name="Index">Which one it is; null where it is the whole picture.</param>
/// <param name="Share">How much of each place belongs to it; null where it is the whole picture.</param>
/// <param name="Styles">Its styles, each resized when it is asked for.</param>
internal sealed record ScaledRegion(int? Index, Mask? Share, IEnumerable<ScaledStyle> Styles)
{
    /// <summary>The part of the picture that it covers, from 0 to 1.</summary>
    public double Area { get; } = Share?.Coverage ?? 1;
}

/// <summary>A style at one scale.</summary>
/// <param name="Image">The picture.</param>
/// <param name="Mask">What of it is looked at; null for all of it.</param>
/// <param name="Weight">What it counts in its region; together 1.</param>
internal sealed record ScaledStyle(Image Image, Mask? Mask, double Weight);

using Pastiche.Colors;
using Pastiche.Imaging;
using Pastiche.Regions;

namespace Pastiche.Stylization;

/// <summary>The content and the styles of a run at one scale.</summary>
/// <param name="Content">The content, in the colors that it is painted from.</param>
/// <param name="Original">The content in its own colors.</param>
/// <param name="Regions">The regions that are painted; each covers something.</param>
/// <param name="Coverage">How much of each pixel is painted at all; null for everything.</param>
/// <param name="Detail">Gives how much detail the content has at each pixel; null where nothing is matched.</param>
/// <param name="Colors">What is done to colors.</param>
internal sealed record ScaledInputs(
    Image Content, Image Original, IReadOnlyList<ScaledRegion> Regions, Mask? Coverage, Func<Mask>? Detail, ColorTransfer Colors)
{
    /// <summary>Blends the content in where not all of the image is painted; null where all of it is.</summary>
    /// <param name="width">Columns of the padded image.</param>
    /// <param name="height">Rows of the padded image.</param>
    /// <param name="stride">Sides are padded to multiples of it.</param>
    public ContentBlend? Blend(int width, int height, int stride) =>
        Coverage is null ? null : new ContentBlend(Padding.Reflect(Content, stride), Coverage.Pad(width, height));

    /// <summary>The result: with its colors put back, and transparent where the content is.</summary>
    /// <param name="optimized">The optimized image, without padding.</param>
    public Image Finish(Image optimized) => Transparency.Apply(Colors.Finish(optimized, Original, Coverage), Original.Alpha);
}

/// <summary>A region at one scale.</summary>
/// <param name="Index">The number of the region; null for the whole image.</param>
/// <param name="Weight">How much of each pixel belongs to it, from 0 to 1; null for the whole image.</param>
/// <param name="Styles">Its styles, each resized when it is asked for.</param>
internal sealed record ScaledRegion(int? Index, Mask? Weight, IEnumerable<ScaledStyle> Styles)
{
    /// <summary>The part of the image that it covers, from 0 to 1.</summary>
    public double Area { get; } = Weight?.Coverage ?? 1;
}

/// <summary>A style at one scale.</summary>
/// <param name="Image">The image.</param>
/// <param name="Mask">The part of it that is measured; null for all of it.</param>
/// <param name="Weight">Its weight in its region; together 1.</param>
internal sealed record ScaledStyle(Image Image, Mask? Mask, double Weight);

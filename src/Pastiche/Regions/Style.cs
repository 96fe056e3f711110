using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Pastiche;

/// <summary>A style picture with its options; a picture converts to a style.</summary>
/// <param name="Image">The picture; any size.</param>
public sealed record Style(Image Image)
{
    internal const float SmallestScale = 0.01f;
    internal const float LargestScale = 100;

    /// <summary>The style image; any size.</summary>
    public Image Image
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(Image));
    } = Image ?? throw new ArgumentNullException(nameof(Image));

    /// <summary>The weight among the styles of its region, 0 or more: statistics are averaged with these weights.</summary>
    /// <remarks>Statistics of the styles are averaged with these weights; 0 leaves a style out.</remarks>
    [Range(0, float.MaxValue)]
    [Description("Statistics of the styles are averaged with these weights; 0 leaves a style out")]
    public float Weight { get; init; } = 1;

    /// <summary>
    /// The size of the picture relative to the scale, multiplied by <see cref="StylizeOptions.StyleScale"/>; the product is from 0.1 to
    /// 10.
    /// </summary>
    /// <remarks>More makes its brush strokes larger.</remarks>
    [Range(SmallestScale, LargestScale)]
    [Description("More makes its brush strokes larger")]
    public float Scale { get; init; } = 1;

    /// <summary>
    /// The mask of the parts of the picture that are measured, null for all of it: a grey picture, white where they are, resized to it,
    /// or another one read as a <see cref="Pastiche.Mask"/>.
    /// </summary>
    public Mask? Mask { get; init; }

    /// <summary>
    /// The region where the style is painted: a grey picture, white where it is, resized to the content, or another one read as a <see
    /// cref="Pastiche.Mask"/>; edges may be soft. Styles with the same mask, read in the same way, are blended. Where several overlap,
    /// each gets its share; what none covers stays the content, exactly. A style without a region, beside others with one, paints what
    /// they leave. If all are null, the whole picture is painted.
    /// </summary>
    public Mask? Region { get; init; }

    /// <summary>An image as a style.</summary>
    public static implicit operator Style(Image image) => new(image);

    /// <summary>An image as a style.</summary>
    /// <param name="image">Any size.</param>
    public static Style FromImage(Image image) => new(image);
}

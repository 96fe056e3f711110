namespace Pastiche.Imaging;

/// <summary>
/// One of the eight symmetries of a rectangle: a picture is mirrored left to right or not, and then turned clockwise by quarters. Pixels
/// are moved and never changed.
/// </summary>
/// <param name="IsMirrored">Whether left and right are exchanged, before turning.</param>
/// <param name="QuarterTurns">The quarter turns clockwise, from 0 to 3; 1 and 3 exchange columns and rows.</param>
internal readonly record struct Orientation(bool IsMirrored, int QuarterTurns)
{
    /// <summary>
    /// All eight, in this order: as it is; turned by 90°, 180° and 270°; mirrored; mirrored and turned by 90°, 180° and 270°. The first
    /// one, the first four and all of them are groups: one after the other is again one of them.
    /// </summary>
    public static IReadOnlyList<Orientation> All { get; } =
    [
        .. from isMirrored in new[] { false, true }
           from turns in Enumerable.Range(0, 4)
           select new Orientation(isMirrored, turns),
    ];

    private bool IsSideways => QuarterTurns % 2 == 1;

    /// <summary>Orients a picture, with its alpha.</summary>
    /// <returns>A new picture; the same one if nothing moves.</returns>
    public Image Apply(Image image)
    {
        if (this == default) return image;
        var (width, height) = IsSideways ? (image.Height, image.Width) : (image.Width, image.Height);
        var oriented = new Image(width, height, image.HasAlpha);
        for (var channel = 0; channel < Image.Channels; channel++) Move(image.Plane(channel), image.Width, oriented.Plane(channel));
        Move(image.Alpha, image.Width, oriented.Alpha);
        return oriented;
    }

    /// <summary>Orients a mask.</summary>
    /// <returns>A new mask; the same one if nothing moves.</returns>
    public Mask Apply(Mask mask)
    {
        if (this == default) return mask;
        var values = new float[mask.Values.Length];
        Move(mask.Values, mask.Width, values);
        return new Mask(IsSideways ? mask.Height : mask.Width, values);
    }

    private void Move(ReadOnlySpan<float> source, int width, Span<float> target)
    {
        var (height, lastRow) = (source.Length / width, source.Length - width);
        var (first, last, step) = IsMirrored ? (width - 1, 0, -1) : (0, width - 1, 1);
        // The place that comes to the upper left corner, and from there the ways that become right and down.
        var (corner, right, down) = QuarterTurns switch
        {
            0 => (first, step, width),
            1 => (first + lastRow, -width, step),
            2 => (last + lastRow, -step, -width),
            _ => (last, width, -step),
        };
        for (var i = 0; i < target.Length; i++)
        {
            var (y, x) = Math.DivRem(i, IsSideways ? height : width);
            target[i] = source[corner + (x * right) + (y * down)];
        }
    }
}

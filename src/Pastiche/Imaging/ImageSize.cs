namespace Pastiche;

/// <summary>The size of an image in pixels.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
public readonly record struct ImageSize(int Width, int Height)
{
    /// <summary>The shorter side.</summary>
    internal int ShortSide => Math.Min(Width, Height);

    /// <summary>The size of these proportions with the given long side; no side is below 1.</summary>
    internal ImageSize Fit(int longSide)
    {
        var factor = (double)longSide / Math.Max(Width, Height);
        return new ImageSize(Scaled(Width), Scaled(Height));

        int Scaled(int side) => Math.Max(1, (int)Math.Round(side * factor));
    }

    /// <summary>This size, or the largest of these proportions whose sides are at most that long.</summary>
    internal ImageSize ShrinkTo(int longSide) => Math.Max(Width, Height) <= longSide ? this : Fit(longSide);
}

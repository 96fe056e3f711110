namespace Pastiche.Imaging;

/// <summary>The sides of a picture.</summary>
internal enum Side
{
    /// <summary>The side of the first column.</summary>
    Left,

    /// <summary>The side of the first row.</summary>
    Top,

    /// <summary>The side of the last column.</summary>
    Right,

    /// <summary>The side of the last row.</summary>
    Bottom,
}

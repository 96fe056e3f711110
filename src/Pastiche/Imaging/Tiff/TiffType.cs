namespace Pastiche.Imaging.Tiff;

/// <summary>The type of the values of a TIFF field.</summary>
/// <param name="Code">The code in the file.</param>
internal readonly record struct TiffType(int Code)
{
    public static readonly TiffType Short = new(3);
    public static readonly TiffType Long = new(4);
    public static readonly TiffType Rational = new(5);

    /// <summary>The bytes of each value; 0 for an unknown type.</summary>
    public int Size => Code switch
    {
        1 or 2 or 6 or 7 => 1,
        3 or 8 => 2,
        4 or 9 or 11 or 13 => 4,
        5 or 10 or 12 or 16 or 17 or 18 => 8,
        _ => 0,
    };

    /// <summary>Whether the values are unsigned whole numbers.</summary>
    public bool IsWhole => Code is 1 or 3 or 4 or 13 or 16;
}

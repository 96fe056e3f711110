namespace Pastiche.Imaging;

/// <summary>The color models of files.</summary>
internal enum ColorModel
{
    Gray,
    Rgb,
    Cmyk,

    /// <summary>CIE L*a*b* with the white point D65.</summary>
    Lab,
}

/// <summary>The types of samples.</summary>
internal enum SampleType
{
    /// <summary>Whole numbers from 0 to 255.</summary>
    Byte,

    /// <summary>Whole numbers from 0 to 65,535.</summary>
    Word,

    /// <summary>Floats from 0 to 1, linear in light unless a profile says otherwise.</summary>
    Float,
}

/// <summary>The relations of alpha and colors.</summary>
internal enum AlphaKind
{
    None,

    /// <summary>Colors are premultiplied by alpha.</summary>
    Associated,

    /// <summary>Colors are not premultiplied.</summary>
    Unassociated,
}

/// <summary>The format of a picture's channels, determined once from the header of its file.</summary>
/// <param name="Colors">The color model of the first channels.</param>
/// <param name="Samples">The type of the samples.</param>
/// <param name="Alpha">Whether there is alpha, and whether colors are premultiplied by it.</param>
/// <param name="AlphaBand">The channel of alpha; others beyond the colors are ignored.</param>
internal sealed record PixelFormat(ColorModel Colors, SampleType Samples, AlphaKind Alpha = AlphaKind.None, int AlphaBand = -1)
{
    /// <summary>The number of color channels.</summary>
    public int ColorBands => Colors switch { ColorModel.Gray => 1, ColorModel.Cmyk => 4, _ => 3 };

    /// <summary>Whether there is alpha.</summary>
    public bool HasAlpha => Alpha != AlphaKind.None;

    /// <summary>The sample that represents white, or opaque.</summary>
    public double White => Samples switch { SampleType.Byte => byte.MaxValue, SampleType.Word => ushort.MaxValue, _ => 1 };
}

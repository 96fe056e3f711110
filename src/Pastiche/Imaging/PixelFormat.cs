namespace Pastiche.Imaging;

/// <summary>What the colors of a picture are made of.</summary>
internal enum ColorModel
{
    Gray,
    Rgb,
    Cmyk,

    /// <summary>CIE L*a*b* about D65.</summary>
    Lab,
}

/// <summary>What one number of a pixel is.</summary>
internal enum SampleType
{
    /// <summary>0 to 255.</summary>
    Byte,

    /// <summary>0 to 65,535.</summary>
    Word,

    /// <summary>0 to 1, and linear in light where no profile says otherwise.</summary>
    Float,
}

/// <summary>How alpha and colors belong together.</summary>
internal enum AlphaKind
{
    None,

    /// <summary>Colors are stored multiplied by it.</summary>
    Associated,

    /// <summary>Colors are stored as they are.</summary>
    Unassociated,
}

/// <summary>What the channels of a picture are: settled once from the header of its file, before anything is computed on them.</summary>
/// <param name="Colors">The first channels.</param>
/// <param name="Samples">What each of them holds.</param>
/// <param name="Alpha">Whether there is alpha, and how it is meant.</param>
/// <param name="AlphaBand">Which channel it is. Those that are neither colors nor alpha are of no use here.</param>
internal sealed record PixelFormat(ColorModel Colors, SampleType Samples, AlphaKind Alpha = AlphaKind.None, int AlphaBand = -1)
{
    /// <summary>How many channels are colors.</summary>
    public int ColorBands => Colors switch { ColorModel.Gray => 1, ColorModel.Cmyk => 4, _ => 3 };

    /// <summary>Whether there is alpha.</summary>
    public bool HasAlpha => Alpha != AlphaKind.None;

    /// <summary>The number that stands for white, or for opaque.</summary>
    public double White => Samples switch { SampleType.Byte => byte.MaxValue, SampleType.Word => ushort.MaxValue, _ => 1 };
}

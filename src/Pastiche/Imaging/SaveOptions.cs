using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Drawing;

namespace Pastiche;

/// <summary>Options for saving a picture, immutable; use <c>with</c> to change some of them.</summary>
public sealed record SaveOptions
{
    /// <summary>The defaults: 8 bits, quality 95.</summary>
    public static SaveOptions Default { get; } = new();

    /// <summary>The format; null for that of the file's extension, or PNG in a stream.</summary>
    public ImageFormat? Format { get; init; }

    /// <summary>The quality of JPEG and WebP files, from 1 to 100; PNG and TIFF are lossless.</summary>
    /// <remarks>Less makes a smaller file that shows blocks and smears.</remarks>
    [Range(1, 100)]
    [Description("Less makes a smaller file that shows blocks and smears")]
    public int Quality { get; init; } = 95;

    /// <summary>The bits of each channel, 8 or 16; 16 in PNG and TIFF only.</summary>
    /// <remarks>16 keep soft transitions free of bands when the picture is edited later.</remarks>
    [AllowedValues(8, 16)]
    [Description("16 keep soft transitions free of bands when the picture is edited later")]
    public int Bits { get; init; } = 8;

    /// <summary>An opaque colour behind transparent parts; null keeps them transparent, which JPEG cannot.</summary>
    /// <remarks>Without it, they stay transparent if the format supports that.</remarks>
    [Description("Without it, they stay transparent if the format supports that")]
    public Color? Background { get; init; }

    /// <summary>Whether an existing file is replaced; otherwise it is an error.</summary>
    /// <remarks>Otherwise it is refused.</remarks>
    [Description("Otherwise it is refused")]
    public bool Overwrite { get; init; } = true;

    /// <summary>Checks all ranges.</summary>
    /// <exception cref="PasticheException">An option is out of range.</exception>
    internal void Validate()
    {
        Setting.Require(this);
        if (Background is { A: not byte.MaxValue }) throw Errors.OutOfRange("The background", $"{Background}", "an opaque colour");
    }
}

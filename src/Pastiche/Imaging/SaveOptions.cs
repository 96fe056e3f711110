using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Drawing;

namespace Pastiche;

/// <summary>How a picture is written into a file, with good defaults; change some by <c>with</c>.</summary>
public sealed record SaveOptions
{
    /// <summary>The defaults: 8 bits, quality 95.</summary>
    public static SaveOptions Default { get; } = new();

    /// <summary>The format; null for what the file's extension says, and for PNG in a stream.</summary>
    public ImageFormat? Format { get; init; }

    /// <summary>How much of the detail a JPEG or WebP file keeps, from 1 to 100. PNG and TIFF keep everything.</summary>
    [Range(1, 100)]
    [Description("Less makes a smaller file that shows blocks and smears")]
    public int Quality { get; init; } = 95;

    /// <summary>Bits for each channel of a pixel, 8 or 16; 16 in PNG and TIFF only.</summary>
    [AllowedValues(8, 16)]
    [Description("16 keep soft transitions free of bands when the picture is edited later")]
    public int Bits { get; init; } = 8;

    /// <summary>What transparent parts are laid over, an opaque colour; null keeps them transparent, which JPEG cannot.</summary>
    [Description("Left out, they stay transparent where the file can hold that")]
    public Color? Background { get; init; }

    /// <summary>Whether a file of the same name is replaced; otherwise it is an error.</summary>
    [Description("Otherwise it is refused")]
    public bool Overwrite { get; init; } = true;

    /// <summary>Checks every range.</summary>
    /// <exception cref="PasticheException">Something is out of range.</exception>
    internal void Validate()
    {
        Setting.Require(this);
        if (Background is { A: not byte.MaxValue }) throw Errors.OutOfRange("The background", $"{Background}", "an opaque colour");
    }
}

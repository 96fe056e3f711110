using System.Drawing;

namespace Pastiche;

/// <summary>How a picture is written into a file, with good defaults; change some by <c>with</c>.</summary>
public sealed record SaveOptions
{
    /// <summary>The defaults: 8 bits, quality 95.</summary>
    public static SaveOptions Default { get; } = new();

    /// <summary>How much of the detail a JPEG or WebP file keeps, from 1 to 100. PNG and TIFF keep everything.</summary>
    public int Quality { get; init; } = 95;

    /// <summary>Bits for each channel of a pixel: 8, or 16 in PNG and TIFF.</summary>
    public int Bits { get; init; } = 8;

    /// <summary>What transparent parts are laid over; null keeps them transparent, which JPEG cannot.</summary>
    public Color? Background { get; init; }

    /// <summary>Whether a file of the same name is replaced; otherwise it is an error.</summary>
    public bool Overwrite { get; init; } = true;

    /// <summary>Checks every range.</summary>
    /// <exception cref="PasticheException">Something is out of range.</exception>
    internal void Validate()
    {
        Throw.IfOutside("The quality", Quality, 1, 100);
        if (Bits is not (8 or 16)) Throw.OutOfRange("The bits a channel", $"{Bits}", "8 or 16");
    }
}

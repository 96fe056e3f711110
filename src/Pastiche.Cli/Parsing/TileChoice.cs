using System.Globalization;

namespace Pastiche.Cli.Parsing;

/// <summary>How a picture is cut for measuring: a side of tiles, as memory asks for it, or not at all.</summary>
/// <param name="Side">The side of tiles in pixels; null if none is given.</param>
/// <param name="IsAutomatic">Whether memory decides.</param>
internal sealed record TileChoice(int? Side, bool IsAutomatic)
{
    private static readonly NumberRange<int> Sides = new(Setting.Of(
        StylizeOptions.Default with { TileSide = 512 }, nameof(StylizeOptions.TileSide)));

    /// <summary>As memory asks for it.</summary>
    public static TileChoice Automatic { get; } = new(null, true);

    /// <summary>The words that are not numbers.</summary>
    public static IReadOnlyList<string> Words { get; } = ["auto", "off"];

    /// <summary>The accepted values, in words.</summary>
    public static string Accepted => $"auto, off, or a side in pixels, {Sides}";

    /// <summary>Parses a choice.</summary>
    /// <param name="option">The name of the option, for error messages.</param>
    /// <param name="text">The text to parse.</param>
    /// <exception cref="PasticheException">The text is no choice.</exception>
    public static TileChoice Parse(string option, string text) => text.ToLowerInvariant() switch
    {
        "auto" => Automatic,
        "off" => new TileChoice(null, false),
        var number when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _) =>
            new TileChoice(Sides.Parse(option, number), false),
        _ => throw Errors.OutOfRange(option, text, Accepted),
    };
}

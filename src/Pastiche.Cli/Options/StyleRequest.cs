using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Options;

/// <summary>A style, as the command line asked for it; no file has been looked at.</summary>
/// <param name="Image">The path of the picture.</param>
/// <param name="Weight">How much it counts.</param>
/// <param name="Scale">Its size beside the result, times that of all styles.</param>
/// <param name="Mask">What of it is looked at; null for all of it.</param>
/// <param name="Region">Where it is painted; null for everywhere.</param>
internal sealed record StyleRequest(
    string Image, float Weight = 1, float Scale = 1, MaskRequest? Mask = null, MaskRequest? Region = null);

using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Options;

/// <summary>A style, as the command line asked for it; no file has been opened.</summary>
/// <param name="Path">The path of the image.</param>
/// <param name="Weight">How much it counts.</param>
/// <param name="Scale">Its size beside the result, times that of all styles.</param>
/// <param name="Mask">What of it is looked at; null for all of it.</param>
/// <param name="Region">Where it is painted; null for everywhere.</param>
internal sealed record StyleRequest(
    string Path, float Weight = 1, float Scale = 1, MaskRequest? Mask = null, MaskRequest? Region = null);

using Pastiche.Cli.Parsing;

namespace Pastiche.Cli.Options;

/// <summary>A style that a command line asks for. No file has been opened.</summary>
/// <param name="Path">The path of the image.</param>
/// <param name="Weight">The weight beside other styles.</param>
/// <param name="Scale">The size beside the result, as a factor of the scale of all styles.</param>
/// <param name="Mask">The mask of the used part of the style; null for the whole image.</param>
/// <param name="Region">The mask of the painted region; null for the whole result.</param>
internal sealed record StyleRequest(
    string Path, float Weight = 1, float Scale = 1, MaskRequest? Mask = null, MaskRequest? Region = null);

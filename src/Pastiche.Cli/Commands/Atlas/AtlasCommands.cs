using Pastiche.Atlas.Model;
using Pastiche.Cli.Options;

namespace Pastiche.Cli.Commands.Atlas;

/// <summary>The commands that make the figures of an atlas again.</summary>
internal static class AtlasCommands
{
    /// <summary>One for each kind of figure, with the pictures' names and not their places.</summary>
    public static IReadOnlyList<FigureCommand> Of(AtlasRequest request)
    {
        var (content, style) = (Quote(Path.GetFileName(request.Content)), Quote(Path.GetFileName(request.Style)));
        var network = request.Backbone == BackboneChoice.Default ? "" : $" --backbone {Quote(Path.GetFileName(request.Backbone.Text))}";
        var size = request.Settings.LongSide == StylizeOptions.Default.Scales.Steps[^1].LongSide ? "" : $" --size {request.Settings.LongSide}";
        return
        [
            new("The result", $"pastiche stylize {content} {style} -o result.png{size}{network}"),
            new("The same from noise", $"pastiche stylize {content} {style} -o from-noise.png --init noise --seed 1{size}{network}"),
            new("The table of layers, feature maps, Gram matrices and the shuffle", $"pastiche inspect {content} -o inspected{network}"),
            new("The content, rebuilt from every layer", $"pastiche reconstruct {content} -o content-by-layer{network}"),
            new("The style, rebuilt from more and more layers", $"pastiche reconstruct {style} --style -o style-by-layer{network}"),
            new("Ratios and depths", $"pastiche sweep {content} {style} -o sweep.png{network}"),
            new("This page, with all of it", $"pastiche atlas {content} {style} -o atlas{network}"),
        ];
    }

    private static string Quote(string name) => name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' or '+' or '/') ? name : $"'{name.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}

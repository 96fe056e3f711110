using System.Text;
using Pastiche.Atlas.Model;
using Pastiche.Cli.Options;
using Pastiche.Lesson.Experiments;
using Pastiche.Lesson.Page;

namespace Pastiche.Cli.Commands.Atlas;

/// <summary>The commands that reproduce the figures of an atlas. Images are named without their folders.</summary>
internal sealed class ReproductionCommands
{
    private readonly AtlasRequest _request;
    private readonly AtlasExperiments _experiments;

    private ReproductionCommands(AtlasRequest request, AtlasExperiments experiments) => (_request, _experiments) = (request, experiments);

    private string Content => Name(_request.Content);

    private string Style => Name(_request.Style);

    private AtlasSettings Settings => _request.Settings;

    /// <summary>The commands, one for each kind of figure.</summary>
    public static IReadOnlyList<FigureCommand> Of(AtlasRequest request, AtlasExperiments experiments) =>
        new ReproductionCommands(request, experiments).All();

    private IReadOnlyList<FigureCommand> All()
    {
        var usual = StylizeOptions.Classic;
        var iterations = Iterations(Settings.PaintingIterations, usual.Scales.Steps[^1].Iterations);
        var painted = $" --preset classic{Size(Settings.LongSide, usual)}{iterations}";
        var swept = $" --preset classic{Size(Settings.FigureSide, usual)}{iterations}";
        var small = Size(Settings.FigureSide, StylizeOptions.Reconstruction)
            + Iterations(Settings.PaintingIterations, ScaleSchedule.FullIterations);
        var rebuilt = Size(Settings.FigureSide, StylizeOptions.Reconstruction)
            + Iterations(Settings.ReconstructionIterations, ReconstructionSettings.Default.Iterations);
        var layers = string.Join(',', _experiments.Contents.Select(part => part.Layer));
        var depths = string.Join(',', _experiments.Sweep.Depths);
        return
        [
            Command("The result", $"stylize {Content} {Style} -o result.png{painted}"),
            Command("The same from noise", $"stylize {Content} {Style} -o from-noise.png --init noise --seed "
                + $"{Settings.NoiseSeeds[0]}{painted}"),
            Command("Layers, feature maps, Gram matrices and the shuffle", $"inspect {Content} -o inspected --shuffle-layer "
                + $"{_experiments.Shuffled.Layer.Name}{rebuilt}"),
            Command("The content, rebuilt from single layers", $"reconstruct {Content} -o content-by-layer --layers {layers}{rebuilt}"),
            Command("The style, rebuilt from more and more layers", $"reconstruct {Style} --style -o style-by-layer{small}"),
            Command("Ratios and depths", $"sweep {Content} {Style} -o sweep.png --depths {depths}{swept}"),
            Command("This page", $"atlas {Content} {Style} -o atlas{Atlas()}"),
        ];
    }

    private FigureCommand Command(string purpose, string words) => new(purpose, $"pastiche {words}{Network()}");

    private string Atlas()
    {
        var settings = Settings.HasEveryLayer ? AtlasSettings.Full : AtlasSettings.Quick;
        var size = Settings.LongSide == settings.LongSide ? "" : $" --size {Settings.LongSide}";
        return $"{(Settings.HasEveryLayer ? "" : " --quick")}{size}{Iterations(Settings.PaintingIterations, settings.PaintingIterations)}";
    }

    private string Network()
    {
        var backbone = _request.Network.Backbone;
        var words = new StringBuilder();
        if (backbone.Text != BackboneReference.Default.Text) words.Append($" --backbone {Name(backbone.Text)}");
        if (backbone.Options.Pooling != BackboneOptions.Default.Pooling)
            words.Append($" --pooling {NetworkOptions.NameOf(backbone.Options.Pooling)}");
        if (backbone.Options.Preprocessing is { } preprocessing) words.Append($" --preprocess {preprocessing}");
        return words.ToString();
    }

    private static string Size(int longSide, StylizeOptions usual) =>
        longSide == usual.Scales.Steps[^1].LongSide ? "" : $" --size {longSide}";

    private static string Iterations(int iterations, int usual) => iterations == usual ? "" : $" --iterations {iterations}";

    /// <summary>Quotes a file name for a shell.</summary>
    private static string Name(string path)
    {
        var name = Path.GetFileName(path);
        if (name.StartsWith('-')) name = $"./{name}";
        return name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' or '+' or '/')
            ? name
            : $"'{name.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }
}

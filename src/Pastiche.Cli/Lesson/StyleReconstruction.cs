using Pastiche.Graphs;

namespace Pastiche.Cli.Lesson;

/// <summary>
/// A texture rebuilt, from noise, from the Gram matrices of some layers of a picture: what they know of its style. From shallow layers it is
/// colour and grain, with deeper ones come larger structures.
/// </summary>
/// <param name="laboratory">What paints it.</param>
/// <param name="image">The picture.</param>
/// <param name="layers">The layers, from shallow to deep.</param>
/// <param name="settings">Size, iterations of each scale, and seed.</param>
internal sealed class StyleReconstruction(NetworkSession laboratory, Image image, ValueList<LayerWeight> layers, ReconstructionSettings settings)
    : LessonPainting(
        $"style rebuilt from {Name(layers)}", laboratory.Stylizer, laboratory.Cost, new Image(image.Width, image.Height), image, Of(layers, settings))
{
    /// <summary>The layers, from shallow to deep.</summary>
    public ValueList<LayerWeight> Layers { get; } = layers;

    /// <summary>The sets that grow by a layer: the first, the first two, and so on.</summary>
    public static IEnumerable<ValueList<LayerWeight>> Growing(ValueList<LayerWeight> layers) =>
        Enumerable.Range(1, layers.Count).Select(count => (ValueList<LayerWeight>)[.. layers.Take(count)]);

    /// <summary>A set in few words: stem, or stem … stage2_1.</summary>
    public static string Name(ValueList<LayerWeight> layers) => layers.Count switch
    {
        1 => layers[0].Layer,
        2 => $"{layers[0].Layer} + {layers[1].Layer}",
        _ => $"{layers[0].Layer} … {layers[^1].Layer}",
    };

    private static StylizeOptions Of(ValueList<LayerWeight> layers, ReconstructionSettings settings) => StylizeOptions.Texture with
    {
        StyleLayers = layers,
        Scales = ScaleSchedule.UpTo(settings.LongSide).WithIterations(settings.Iterations),
        Seed = settings.Seed,
    };
}

using Pastiche.Graphs;

namespace Pastiche.Lesson.Experiments;

/// <summary>
/// Makes a texture from noise and the Gram matrices of some layers. It shows which part of the style these layers capture: color and grain
/// in shallow layers, larger structures in deeper ones.
/// </summary>
public sealed class StyleReconstruction : Painting
{
    /// <summary>Plans a reconstruction.</summary>
    /// <param name="session">The network to paint with.</param>
    /// <param name="image">The style image.</param>
    /// <param name="layers">The layers, from shallow to deep.</param>
    /// <param name="settings">Size, iterations of each scale, and seed.</param>
    /// <exception cref="PasticheException">The network has no such layer, or the image or a setting cannot be used.</exception>
    public StyleReconstruction(NetworkSession session, Image image, ValueList<LayerWeight> layers, ReconstructionSettings settings)
        : base($"style rebuilt from {Name(layers)}", session, new Image(image.Width, image.Height), image, OptionsFor(layers, settings)) =>
        Layers = layers;

    /// <summary>The layers, from shallow to deep.</summary>
    public ValueList<LayerWeight> Layers { get; }

    /// <summary>Sets of layers, each with one layer more: the first, the first two, and so on.</summary>
    public static IEnumerable<ValueList<LayerWeight>> Growing(ValueList<LayerWeight> layers) =>
        Enumerable.Range(1, layers.Count).Select(count => (ValueList<LayerWeight>)[.. layers.Take(count)]);

    /// <summary>A short name of a set of layers: stem, or stem … stage2_1.</summary>
    internal static string Name(ValueList<LayerWeight> layers) => layers.Count switch
    {
        1 => layers[0].Layer,
        2 => $"{layers[0].Layer} + {layers[1].Layer}",
        _ => $"{layers[0].Layer} … {layers[^1].Layer}",
    };

    private static StylizeOptions OptionsFor(ValueList<LayerWeight> layers, ReconstructionSettings settings) => StylizeOptions.Classic with
    {
        ContentWeight = 0,
        Initialization = Initialization.Noise,
        StyleLayers = layers,
        Scales = ScaleSchedule.UpTo(settings.LongSide).WithIterations(settings.Iterations),
        Seed = settings.Seed,
    };
}

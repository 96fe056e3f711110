using Pastiche.Backbones;

namespace Pastiche.Lesson.Experiments;

/// <summary>A network with a stylizer and a feature extractor for it, which experiments share.</summary>
public sealed class NetworkSession : IDisposable
{
    /// <summary>Opens a session.</summary>
    /// <param name="backbone">The network that measures images.</param>
    /// <param name="threads">The number of threads; null for one for each core.</param>
    /// <param name="device">The device; null lets the library choose.</param>
    /// <param name="engine">The engine.</param>
    /// <param name="keptBytes">Memory for compiled objectives that later experiments can reuse, in bytes.</param>
    /// <exception cref="PasticheException">The network cannot run on the device.</exception>
    public NetworkSession(
        Backbone backbone, int? threads = null, Device? device = null, Engine engine = Engine.Auto, long keptBytes = 0)
    {
        Backbone = backbone;
        IsTrainedOnImageNet = backbone == Backbone.ResNet18;
        Stylizer = new Stylizer(backbone, threads, device, engine, keptBytes);
        Extractor = new FeatureExtractor(backbone, threads, device, engine);
    }

    /// <summary>The network.</summary>
    public Backbone Backbone { get; }

    /// <summary>Indicates whether the network is known to be trained on ImageNet, as <see cref="Backbone.ResNet18"/> is.</summary>
    public bool IsTrainedOnImageNet { get; init; }

    /// <summary>Brings the options of a painting within memory; null leaves them as they are.</summary>
    public Func<Stylizer, Image, StyleMix, StylizeOptions, StylizeOptions>? Fit { get; init; }

    /// <summary>Paints with the network, one image at a time.</summary>
    public Stylizer Stylizer { get; }

    /// <summary>Extracts the features of images.</summary>
    public FeatureExtractor Extractor { get; }

    /// <summary>Receptive field, parameters and cost of each layer.</summary>
    internal IReadOnlyList<LayerAnalysis> Layers => Backbone.Analyses;

    /// <summary>Releases the compiled graphs.</summary>
    public void Dispose()
    {
        Stylizer.Dispose();
        Extractor.Dispose();
    }
}

using Pastiche.Cli.Platform;
using Pastiche.Lesson.Experiments;

namespace Pastiche.Cli.Options;

/// <summary>The network that a command line asks for and the way to run it. No file has been opened.</summary>
/// <param name="Backbone">The network.</param>
/// <param name="Threads">The number of threads; null for one per core.</param>
/// <param name="Device">The device; null lets the library choose.</param>
/// <param name="Engine">The engine.</param>
internal sealed record NetworkRequest(BackboneReference Backbone, int? Threads = null, Device? Device = null, Engine Engine = Engine.Auto)
{
    /// <summary>
    /// The share of memory for compiled objectives of several sizes: a quarter. A larger objective is kept alone.
    /// </summary>
    private const int KeptShare = 4;

    /// <summary>The embedded network, run as the library chooses.</summary>
    public static NetworkRequest Default { get; } = new(BackboneReference.Default);

    /// <summary>The memory that a run may take.</summary>
    public MemoryBudget Memory { get; init; } = MemoryBudget.Default;

    private static long KeptBytes => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / KeptShare;

    /// <summary>Opens the network for a single image.</summary>
    /// <exception cref="PasticheException">The network does not exist, cannot be used, or cannot run on the device.</exception>
    public Stylizer OpenStylizer() => new(OpenBackbone(), Threads, Device, Engine);

    /// <summary>Opens the network for images of several sizes, whose compiled objectives it keeps.</summary>
    /// <inheritdoc cref="OpenStylizer" path="/exception"/>
    public Stylizer OpenStylizerForMany() => new(OpenBackbone(), Threads, Device, Engine, KeptBytes);

    /// <summary>Opens the network for painting and for extracting features.</summary>
    /// <inheritdoc cref="OpenStylizer" path="/exception"/>
    public NetworkSession OpenSession() =>
        new(OpenBackbone(), Threads, Device, Engine, KeptBytes)
        {
            Fit = Memory.Fit,
            // All networks of the catalog are trained on ImageNet.
            IsTrainedOnImageNet = Catalog.Find(Backbone.Text) is not null,
        };

    /// <summary>Opens the weights only.</summary>
    /// <inheritdoc cref="OpenStylizer" path="/exception"/>
    public Backbone OpenBackbone() => Backbone.Open(CacheFolder.Models);
}

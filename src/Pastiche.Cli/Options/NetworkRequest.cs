using Pastiche.Cli.Platform;
using Pastiche.Lesson.Experiments;

namespace Pastiche.Cli.Options;

/// <summary>Which network to use and how to run it, as the command line asked for it; no file has been opened.</summary>
/// <param name="Backbone">The network that measures pictures.</param>
/// <param name="Threads">How many threads to use; null for one a core.</param>
/// <param name="Device">Where the network runs; null for the library's choice.</param>
/// <param name="Engine">What runs it there.</param>
internal sealed record NetworkRequest(BackboneReference Backbone, int? Threads = null, Device? Device = null, Engine Engine = Engine.Auto)
{
    /// <summary>
    /// The share of the memory that may keep objectives which are compiled for several sizes: a quarter; a larger objective is kept alone.
    /// </summary>
    private const int KeptShare = 4;

    /// <summary>The network inside the program, run as the library chooses.</summary>
    public static NetworkRequest Default { get; } = new(BackboneReference.Default);

    private static long KeptBytes => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / KeptShare;

    /// <summary>Opens the network for one picture.</summary>
    /// <exception cref="PasticheException">It does not exist, or cannot be used, or not on that device.</exception>
    public Stylizer OpenStylizer() => new(OpenBackbone(), Threads, Device, Engine);

    /// <summary>Opens the network for pictures of several sizes, of which it keeps what is compiled.</summary>
    /// <inheritdoc cref="OpenStylizer" path="/exception"/>
    public Stylizer OpenStylizerForMany() => new(OpenBackbone(), Threads, Device, Engine, KeptBytes);

    /// <summary>Opens the network for paintings and for looking at features.</summary>
    /// <inheritdoc cref="OpenStylizer" path="/exception"/>
    public NetworkSession OpenSession() =>
        new(OpenBackbone(), Threads, Device, Engine, KeptBytes)
        {
            // All networks of the catalog are.
            IsTrainedOnImageNet = Catalog.Find(Backbone.Text) is not null,
        };

    /// <summary>Opens the weights alone.</summary>
    /// <inheritdoc cref="OpenStylizer" path="/exception"/>
    public Backbone OpenBackbone() => Backbone.Open(CacheFolder.Models);
}

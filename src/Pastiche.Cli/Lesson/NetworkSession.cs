namespace Pastiche.Cli.Lesson;

/// <summary>A network with what runs it: a stylizer that paints with it, and an extractor that reads its features.</summary>
internal sealed class NetworkSession : IDisposable
{
    /// <summary>
    /// The share of the memory that may keep objectives which are compiled for several sizes: a quarter; a larger objective is kept alone.
    /// </summary>
    private const int KeptShare = 4;

    /// <summary>Creates a session. Nothing is compiled before it is needed.</summary>
    /// <param name="backbone">The network.</param>
    /// <param name="threads">How many threads to use; null for one a core.</param>
    /// <param name="device">Where the network runs; null for the library's choice.</param>
    /// <param name="engine">What runs it there.</param>
    /// <exception cref="PasticheException">The network cannot be run on that device, or by that engine.</exception>
    public NetworkSession(Backbone backbone, int? threads = null, Device? device = null, Engine engine = Engine.Auto)
    {
        Backbone = backbone;
        Cost = new PaintingCost(backbone);
        Stylizer = new Stylizer(backbone, threads, device, engine, KeptBytes);
        Extractor = new FeatureExtractor(backbone, threads, device, engine);
    }

    /// <summary>How much memory a stylizer that paints at several sizes may use to keep compiled objectives, in bytes.</summary>
    public static long KeptBytes => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / KeptShare;

    /// <summary>The network.</summary>
    public Backbone Backbone { get; }

    /// <summary>Whether the network is one of the catalog, all of which were trained on ImageNet.</summary>
    public bool IsOfTheCatalog { get; init; }

    /// <summary>What painting with the network costs.</summary>
    public PaintingCost Cost { get; }

    /// <summary>Paints with the network, one picture at a time.</summary>
    public Stylizer Stylizer { get; }

    /// <summary>Reads the network's features of pictures.</summary>
    public FeatureExtractor Extractor { get; }

    /// <summary>Releases everything that was compiled.</summary>
    public void Dispose()
    {
        Stylizer.Dispose();
        Extractor.Dispose();
    }
}

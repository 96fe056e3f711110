namespace Pastiche.Cli.Lesson;

/// <summary>What figures of the lesson are made with: a network, what paints with it, and what looks at pictures with it.</summary>
internal sealed class Laboratory : IDisposable
{
    /// <summary>
    /// How much of the memory may be spent to keep what is compiled for several sizes: a quarter, since a run whose own takes more than that
    /// has to itself what a single picture would have.
    /// </summary>
    private const int KeptShare = 4;

    private Laboratory(LaboratoryRequest request)
    {
        Backbone = request.Backbone.Open(CacheFolder.Models);
        IsOfTheCatalog = Catalog.Find(request.Backbone.Text) is not null;
        Cost = new PaintingCost(Backbone);
        Stylizer = new Stylizer(Backbone, request.Threads, request.Device, request.Engine, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / KeptShare);
        Extractor = new FeatureExtractor(Backbone, request.Threads, request.Device, request.Engine);
    }

    /// <summary>The network.</summary>
    public Backbone Backbone { get; }

    /// <summary>Whether it is one of those that are known, all of which were trained on ImageNet; what is in a file, only its maker knows.</summary>
    public bool IsOfTheCatalog { get; }

    /// <summary>What painting with it costs.</summary>
    public PaintingCost Cost { get; }

    /// <summary>Paints with it, one picture at a time.</summary>
    public Stylizer Stylizer { get; }

    /// <summary>Looks at pictures with it.</summary>
    public FeatureExtractor Extractor { get; }

    /// <summary>Opens the network.</summary>
    /// <exception cref="PasticheException">It is not there or cannot be used, or not on that device.</exception>
    public static Laboratory Open(LaboratoryRequest request) => new(request);

    /// <summary>Refuses paintings of which one does not fit into memory beside all that are finished, and says what would.</summary>
    /// <param name="paintings">All that are kept until they are saved together.</param>
    /// <param name="hasOptimizer">Whether the command lets the optimiser be chosen.</param>
    /// <returns>What the one that takes most will take.</returns>
    /// <exception cref="PasticheException">It takes more than there is.</exception>
    public StylizePlan RequireMemory(IReadOnlyCollection<LessonPainting> paintings, bool hasOptimizer = false)
    {
        var largest = paintings.MaxBy(painting => painting.Plan.MemoryBytes)!;
        var kept = paintings.Sum(painting => painting.KeptBytes);
        Commands.MemoryCheck.Require(largest.Options, Together, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, hasOptimizer: hasOptimizer);
        return Together(largest.Options);

        StylizePlan Together(StylizeOptions options)
        {
            var plan = Stylizer.Plan(largest.Content, largest.Styles, options);
            // Where a smaller one is tried, all would be smaller.
            var smaller = (double)plan.Scales[^1].Width * plan.Scales[^1].Height / ((double)largest.Plan.Scales[^1].Width * largest.Plan.Scales[^1].Height);
            return plan with { MemoryBytes = plan.MemoryBytes + (long)(kept * smaller) };
        }
    }

    /// <summary>Releases what is compiled.</summary>
    public void Dispose()
    {
        Stylizer.Dispose();
        Extractor.Dispose();
    }
}

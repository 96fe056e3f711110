using Pastiche.Cli.Options;

namespace Pastiche.Cli.Lesson;

/// <summary>What figures of the lesson are made with: a network, and what paints with it.</summary>
/// <param name="Backbone">The network.</param>
/// <param name="Stylizer">Paints with it, one picture at a time.</param>
internal sealed record Laboratory(Backbone Backbone, Stylizer Stylizer) : IDisposable
{
    /// <summary>
    /// How much of the memory may be spent to keep what is compiled for several sizes: a quarter, since a run whose own takes more than that
    /// has to itself what a single picture would have.
    /// </summary>
    private const int KeptShare = 4;

    /// <summary>Whether it is one of those that are known, all of which were trained on ImageNet; what is in a file, only its maker knows.</summary>
    public bool IsOfTheCatalog { get; private init; }

    /// <summary>What painting with it costs.</summary>
    public PaintingCost Cost { get; } = new(Backbone);

    /// <summary>Opens the network.</summary>
    /// <exception cref="PasticheException">It is not there or cannot be used, or not on that device.</exception>
    public static Laboratory Open(BackboneChoice choice, int? threads = null, Device? device = null, Engine engine = Engine.Auto)
    {
        var backbone = choice.Open(CacheFolder.Models);
        return new Laboratory(backbone, new Stylizer(backbone, threads, device, engine, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / KeptShare))
        {
            IsOfTheCatalog = Catalog.Find(choice.Text) is not null,
        };
    }

    /// <summary>Releases what is compiled.</summary>
    public void Dispose() => Stylizer.Dispose();
}

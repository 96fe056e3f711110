using Pastiche.Cli.Options;
using Pastiche.Lesson.Experiments;

namespace Pastiche.Cli.Lesson;

/// <summary>Which network measures images, and how it runs; no file has been opened.</summary>
/// <param name="Backbone">The network.</param>
/// <param name="Threads">The number of threads; null for one a core.</param>
/// <param name="Device">Where the network runs; null lets the library choose.</param>
/// <param name="Engine">What runs the network there.</param>
internal sealed record LaboratoryRequest(BackboneChoice Backbone, int? Threads = null, Device? Device = null, Engine Engine = Engine.Auto)
{
    /// <summary>
    /// The share of the memory that compiled objectives of several sizes may take: a quarter; a larger objective is kept alone.
    /// </summary>
    private const int KeptShare = 4;

    /// <summary>Opens the network.</summary>
    /// <exception cref="PasticheException">It is missing, or cannot be used on the device.</exception>
    public NetworkSession Open() =>
        new(Backbone.Open(CacheFolder.Models), Threads, Device, Engine, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / KeptShare)
        {
            // All networks of the catalog were.
            IsTrainedOnImageNet = Catalog.Find(Backbone.Text) is not null,
        };
}

using System.ComponentModel.DataAnnotations;

namespace Pastiche.Extensions.DependencyInjection;

/// <summary>The options of the pool of stylizers. They are read once, when the pool is first used.</summary>
public sealed class StylizerPoolOptions
{
    /// <summary>The runs at once, 1 to 64. One run keeps all cores busy, so that more of them hardly paint more in an hour.</summary>
    [Range(1, 64)]
    public int MaxRuns { get; set; } = 1;

    /// <summary>The requests that may wait for their turn, 0 to 100,000; further ones are refused at once.</summary>
    [Range(0, 100_000)]
    public int MaxWaiting { get; set; } = 100;

    /// <summary>
    /// The bytes of memory that the runs at once may take together by their estimates, 1 MB to 1 PB; null for three quarters of what the
    /// process may use. Stylizers that are idle are disposed of when a run needs their room.
    /// </summary>
    [Range(1 << 20, 1L << 50)]
    public long? MemoryBytes { get; set; }

    /// <summary>The threads of a run, 1 to 256; null to share the cores among the runs at once.</summary>
    [Range(1, 256)]
    public int? Threads { get; set; }

    /// <summary>The network of requests that name none; null for <see cref="Backbone.ResNet18"/>.</summary>
    public Backbone? Backbone { get; set; }

    /// <summary>The device that runs the networks; null for <see cref="Device.Auto"/>.</summary>
    public Device? Device { get; set; }

    /// <summary>The engine that runs them there.</summary>
    public Engine Engine { get; set; } = Engine.Auto;

    /// <summary>
    /// About how many bytes each stylizer may keep of what it compiled, 0 to 1 PB, so that sizes that come again start sooner.
    /// </summary>
    [Range(0, 1L << 50)]
    public long KeptBytes { get; set; } = 256L << 20;
}

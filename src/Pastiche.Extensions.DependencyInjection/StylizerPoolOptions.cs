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
    /// The bytes of memory that the runs at once may take together by their estimates, at least 1 MB; null for three quarters of what the
    /// process may use.
    /// </summary>
    [Range(1 << 20, long.MaxValue)]
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

    /// <summary>About how many bytes each stylizer may keep of what it compiled, so that sizes that come again start sooner.</summary>
    [Range(0, long.MaxValue)]
    public long KeptBytes { get; set; } = 256L << 20;
}

namespace Pastiche.Extensions.DependencyInjection;

/// <summary>What to paint, and how.</summary>
/// <param name="Content">What to paint; its proportions are kept. It must not be changed before the run has ended.</param>
/// <param name="Styles">How to paint it: an image, or several with weights and regions.</param>
public sealed record StylizeRequest(Image Content, StyleMix Styles)
{
    /// <summary>What decides the look; null for the defaults.</summary>
    public StylizeOptions? Options { get; init; }

    /// <summary>The network that measures; null for that of the pool.</summary>
    public Backbone? Backbone { get; init; }

    /// <summary>Takes a report after each iteration, on the thread of the run; null for no reports.</summary>
    public IProgress<StylizeProgress>? Progress { get; init; }

    /// <summary>The least time between two reports with an image, 0 or more; null for none. It needs <see cref="Progress"/>.</summary>
    public TimeSpan? PreviewEvery { get; init; }
}

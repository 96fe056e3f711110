namespace Pastiche.Atlas.Model;

/// <summary>The chapter about reconstructions of the content from single layers.</summary>
/// <param name="Rebuilt">The reconstructions, from shallow to deep; at least one.</param>
/// <param name="Iterations">The iterations of each reconstruction.</param>
public sealed record ContentChapter(IReadOnlyList<RebuiltContent> Rebuilt, int Iterations)
{
    /// <summary>Indicates whether each reconstruction is less similar to the content than the one before.</summary>
    public bool IsFalling => Rebuilt.Zip(Rebuilt.Skip(1)).All(pair => pair.Second.Decibels < pair.First.Decibels);
}

/// <summary>A reconstruction of the content from a layer.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Image">The reconstruction.</param>
/// <param name="Decibels">The peak signal-to-noise ratio to the content, in decibels.</param>
public sealed record RebuiltContent(string Layer, AtlasImage Image, double Decibels);

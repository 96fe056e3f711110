namespace Pastiche.Atlas.Model;

/// <summary>The content, rebuilt from single layers.</summary>
/// <param name="Rebuilt">From shallow to deep, at least one.</param>
/// <param name="Iterations">Steps of the optimiser for each.</param>
public sealed record ContentChapter(IReadOnlyList<RebuiltContent> Rebuilt, int Iterations)
{
    /// <summary>Whether every one is further from the picture than the one before.</summary>
    public bool IsFalling => Rebuilt.Zip(Rebuilt.Skip(1)).All(pair => pair.Second.Decibels < pair.First.Decibels);
}

/// <summary>A content rebuilt from a layer.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Image">What was rebuilt.</param>
/// <param name="Decibels">How near it comes to the picture: the peak signal to noise ratio.</param>
public sealed record RebuiltContent(string Layer, AtlasImage Image, double Decibels);

namespace Pastiche.Atlas.Model;

/// <summary>Painted from the content, and from noise.</summary>
/// <param name="Starts">The results, that from the content first.</param>
public sealed record StartChapter(IReadOnlyList<StartResult> Starts);

/// <summary>A result and what it began from.</summary>
/// <param name="Name">As in "from noise, seed 1".</param>
/// <param name="IsNoise">Whether it began from noise.</param>
/// <param name="Image">The result.</param>
/// <param name="Losses">Its losses.</param>
public sealed record StartResult(string Name, bool IsNoise, AtlasImage Image, LossValues Losses);

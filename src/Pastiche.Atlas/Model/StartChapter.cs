namespace Pastiche.Atlas.Model;

/// <summary>The chapter about results from the content and from noise.</summary>
/// <param name="Starts">The results, starting with the one from the content.</param>
public sealed record StartChapter(IReadOnlyList<StartResult> Starts);

/// <summary>A result and its start.</summary>
/// <param name="Name">The description of the start, such as "from noise, seed 1".</param>
/// <param name="IsNoise">Whether the start is noise.</param>
/// <param name="Image">The result.</param>
/// <param name="Losses">The losses of the result.</param>
public sealed record StartResult(string Name, bool IsNoise, AtlasImage Image, LossValues Losses);

namespace Pastiche.Atlas.Model;

/// <summary>The chapter about the ratio of content to style and the number of style layers.</summary>
/// <param name="Ratios">The ratio α/β of each column, in increasing order.</param>
/// <param name="Rows">The rows, from the fewest style layers to all.</param>
public sealed record RatioChapter(IReadOnlyList<double> Ratios, IReadOnlyList<RatioRow> Rows);

/// <summary>The images with one set of style layers.</summary>
/// <param name="Layers">The style layers, from shallow to deep.</param>
/// <param name="Cells">The image for each ratio; null for one that was not painted.</param>
public sealed record RatioRow(IReadOnlyList<string> Layers, IReadOnlyList<RatioCell?> Cells);

/// <summary>An image of the sweep.</summary>
/// <param name="Image">The image.</param>
/// <param name="Content">The content loss.</param>
/// <param name="Style">The style loss.</param>
public sealed record RatioCell(AtlasImage Image, double Content, double Style);

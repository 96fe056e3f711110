namespace Pastiche.Atlas.Model;

/// <summary>What the ratio of content to style and the number of style layers do.</summary>
/// <param name="Ratios">α/β of the columns, growing.</param>
/// <param name="Rows">The rows, from few layers to all.</param>
public sealed record RatioChapter(IReadOnlyList<double> Ratios, IReadOnlyList<RatioRow> Rows);

/// <summary>The pictures with a number of style layers.</summary>
/// <param name="Layers">The layers, from shallow to deep.</param>
/// <param name="Cells">A picture for each ratio; null for one that was not painted.</param>
public sealed record RatioRow(IReadOnlyList<string> Layers, IReadOnlyList<RatioCell?> Cells);

/// <summary>A picture of the sweep.</summary>
/// <param name="Image">The picture.</param>
/// <param name="Content">Its content loss.</param>
/// <param name="Style">Its style loss.</param>
public sealed record RatioCell(AtlasImage Image, double Content, double Style);

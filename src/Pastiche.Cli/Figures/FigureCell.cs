namespace Pastiche.Cli.Figures;

/// <summary>A picture in a figure, with what is written below it.</summary>
/// <param name="Image">The picture; null for one that should be there and is not, which is seen as a grey field.</param>
/// <param name="Caption">What is written below it, where a line break begins a new line; null for nothing.</param>
internal sealed record FigureCell(Image? Image, string? Caption = null);

namespace Pastiche.Lesson.Figures;

/// <summary>An image in a figure, with a caption.</summary>
/// <param name="Image">The image; null for a missing one, which appears as a gray field.</param>
/// <param name="Caption">The text below the image, with a line break for each new line; null for none.</param>
public sealed record FigureCell(Image? Image, string? Caption = null);

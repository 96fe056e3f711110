using Pastiche.Lesson.Experiments;

namespace Pastiche.Lesson.Figures;

/// <summary>A figure of an image beside its reconstructions from layer after layer.</summary>
public static class ReconstructionStrip
{
    private const int MostColumns = 4;

    /// <summary>Makes the figure of contents that were rebuilt.</summary>
    /// <param name="image">The original, in the size of the reconstructions.</param>
    /// <param name="reconstructions">The reconstructions; one without a result becomes a gray field.</param>
    public static FigureGrid Of(Image image, IReadOnlyList<ContentReconstruction> reconstructions) => new()
    {
        Title = "A picture, rebuilt from noise by what single layers respond to it",
        ColumnAxis = "Decibels: how near its pixels come to the picture's (peak signal to noise ratio).",
        Cells = Rows(image, reconstructions.Select(part => Cell(part, part.Layer))),
    };

    /// <summary>Makes the figure of styles that were rebuilt.</summary>
    /// <param name="image">The original, in the size of the reconstructions.</param>
    /// <param name="reconstructions">The reconstructions; one without a result becomes a gray field.</param>
    public static FigureGrid Of(Image image, IReadOnlyList<StyleReconstruction> reconstructions) => new()
    {
        Title = "A style, rebuilt from noise by the Gram matrices of more and more layers",
        Cells = Rows(image, reconstructions.Select(part => Cell(part, StyleReconstruction.Name(part.Layers)))),
    };

    /// <summary>The image first, then the reconstructions, in rows of about the same length.</summary>
    private static IReadOnlyList<IReadOnlyList<FigureCell?>> Rows(Image image, IEnumerable<FigureCell> reconstructions)
    {
        FigureCell[] cells = [new FigureCell(image, "the picture"), .. reconstructions];
        var rows = (cells.Length + MostColumns - 1) / MostColumns;
        return [.. cells.Chunk((cells.Length + rows - 1) / rows)];
    }

    private static FigureCell Cell(Painting part, string name) =>
        new(part.Result?.Image, part.Outcome is { } outcome ? $"{name}\n{outcome}" : name);
}

using Pastiche.Cli.Lesson;

namespace Pastiche.Cli.Figures;

/// <summary>A picture beside what was rebuilt of it from layer after layer.</summary>
internal static class ReconstructionStrip
{
    private const int MostColumns = 4;

    /// <summary>The picture first, then every reconstruction, in rows of about one length.</summary>
    /// <param name="image">The picture, as large as the reconstructions.</param>
    /// <param name="parts">The reconstructions; one without a result leaves a grey field.</param>
    public static FigureGrid Of(Image image, IReadOnlyList<LessonPainting> parts)
    {
        FigureCell[] cells = [new FigureCell(image, "the picture"), .. parts.Select(Cell)];
        var rows = (cells.Length + MostColumns - 1) / MostColumns;
        return new FigureGrid
        {
            Title = parts[0] is StyleReconstruction ? "A style, rebuilt from noise by the Gram matrices of more and more layers" : "A picture, rebuilt from noise by what single layers respond to it",
            ColumnAxis = parts[0] is StyleReconstruction ? null : "Decibels: how near its pixels come to the picture's (peak signal to noise ratio).",
            Cells = [.. cells.Chunk((cells.Length + rows - 1) / rows)],
        };
    }

    private static FigureCell Cell(LessonPainting part)
    {
        var name = part is StyleReconstruction style ? StyleReconstruction.Name(style.Layers) : ((ContentReconstruction)part).Layer;
        return new FigureCell(part.Result?.Image, part.Outcome is { } outcome ? $"{name}\n{outcome}" : name);
    }
}

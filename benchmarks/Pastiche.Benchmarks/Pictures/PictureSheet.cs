using System.Globalization;
using Pastiche.Lesson.Figures;

namespace Pastiche.Benchmarks.Pictures;

/// <summary>A contact sheet: a row for each picture, of its content, its style and itself.</summary>
internal static class PictureSheet
{
    private const int Side = 320;

    /// <summary>Draws the sheet.</summary>
    public static Image Of(IReadOnlyList<JudgedPicture> pictures) => new FigureGrid
    {
        Columns = ["content", "style", "picture"],
        // Long names are broken at blanks.
        Rows = [.. pictures.Select(picture => picture.Name.Replace('_', ' '))],
        Cells = [.. pictures.Select(picture => (FigureCell[])
            [new(Shrink(picture.Content)), new(Shrink(picture.Style)), new(Shrink(picture.Picture), Caption(picture.Figures))])],
    }.Draw();

    private static string Caption(PictureFigures figures) => string.Create(
        CultureInfo.InvariantCulture,
        $"near {figures.Near:F2} and {figures.NearCoarse:F2}\nnoise {figures.Noise:F2}, swd {figures.Swd:F2}");

    private static Image Shrink(Image image)
    {
        var size = image.Size.ShrinkTo(Side);
        return image.Resize(size.Width, size.Height);
    }
}

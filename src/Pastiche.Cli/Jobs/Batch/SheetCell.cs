using Pastiche.Imaging;

namespace Pastiche.Cli.Jobs.Batch;

/// <summary>A cell of a contact sheet.</summary>
/// <param name="Image">The path of its image; null for none.</param>
/// <param name="IsBlank">Whether the cell is left empty; otherwise a missing image is marked.</param>
internal sealed record SheetCell(string? Image, bool IsBlank)
{
    /// <summary>An empty cell.</summary>
    public static SheetCell Blank { get; } = new(null, IsBlank: true);

    /// <summary>A cell whose image is missing.</summary>
    public static SheetCell Missing { get; } = new(null, IsBlank: false);

    /// <summary>A cell with an image.</summary>
    public static SheetCell Of(string path) => new(path, IsBlank: false);

    /// <summary>Loads the image, no larger than the cell; null if there is none or it cannot be read.</summary>
    public Image? Load(int longSide)
    {
        if (Image is null) return null;
        try
        {
            // A pipe has been read already.
            return WholeFile.IsStream(Image) ? null : Pastiche.Image.Load(Image, longSide);
        }
        catch (PasticheException)
        {
            return null;
        }
    }
}

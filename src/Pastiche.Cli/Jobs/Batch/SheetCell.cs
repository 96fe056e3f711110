using Pastiche.Imaging;

namespace Pastiche.Cli.Jobs.Batch;

/// <summary>A cell of a contact sheet.</summary>
/// <param name="Image">The path of the picture in it; null for one without.</param>
/// <param name="IsBlank">Whether the cell is left empty.</param>
internal sealed record SheetCell(string? Image, bool IsBlank)
{
    /// <summary>Paper.</summary>
    public static SheetCell Blank { get; } = new(null, IsBlank: true);

    /// <summary>Where a picture should be.</summary>
    public static SheetCell Missing { get; } = new(null, IsBlank: false);

    /// <summary>A picture.</summary>
    public static SheetCell Of(string path) => new(path, IsBlank: false);

    /// <summary>The picture, no larger than the cell; null where there is none, or none that can be read.</summary>
    public Image? Load(int longSide)
    {
        if (Image is null) return null;
        try
        {
            // What a pipe held was read before.
            return WholeFile.IsStream(Image) ? null : Pastiche.Image.Load(Image, longSide);
        }
        catch (PasticheException)
        {
            return null;
        }
    }
}

using System.Drawing;
using System.Text;
using Pastiche.Imaging;
using Pastiche.Lesson.Figures;

namespace Pastiche.Cli.Jobs.Batch;

/// <summary>All results of a batch on one sheet of equal cells, reduced in size.</summary>
internal sealed class ContactSheet
{
    private readonly IReadOnlyList<IReadOnlyList<SheetCell>> _rows;

    /// <summary>The metadata of a sheet, by which a later batch recognizes a sheet that it may overwrite.</summary>
    private const string Mark =
        """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">"""
        + """<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="Pastiche contact sheet"/>"""
        + "</rdf:RDF></x:xmpmeta>";

    private ContactSheet(IReadOnlyList<IReadOnlyList<SheetCell>> rows) => _rows = rows;

    /// <summary>
    /// Creates the sheet of a batch: contents in columns and styles in rows, or one row of content, style and result for each pair.
    /// </summary>
    /// <param name="request">The batch.</param>
    /// <param name="isThere">Whether the result at an index exists.</param>
    public static ContactSheet Of(BatchRequest request, Func<int, bool> isThere)
    {
        SheetCell[] results = [.. request.Images.Select((image, index) => isThere(index) ? SheetCell.Of(image.Output) : SheetCell.Missing)];
        SheetCell[] contents = [.. request.Images.Select(image => SheetCell.Of(image.Content!))];
        SheetCell[] styles = [.. request.Images.Select(image => SheetCell.Of(image.Styles[0].Path))];
        if (!request.IsGrid)
            return new ContactSheet([.. results.Select((result, index) => (SheetCell[])[contents[index], styles[index], result])]);
        // Contents are painted one after the other, each in all styles.
        SheetCell[] down = [.. styles.Distinct()];
        return new ContactSheet(
        [
            [SheetCell.Blank, .. contents.Distinct()],
            .. down.Select((style, row) => (SheetCell[])[style, .. results.Where((_, index) => index % down.Length == row)]),
        ]);
    }

    /// <summary>Writes the sheet. A sheet of an earlier batch is overwritten.</summary>
    /// <param name="path">The file.</param>
    /// <param name="overwrite">Whether any other file may be overwritten too.</param>
    /// <exception cref="PasticheException">Another file is at the path and must stay, or the sheet cannot be written.</exception>
    public void Save(string path, bool overwrite)
    {
        if (!overwrite && WholeFile.WouldReplace(path) && !IsOurs(path)) throw Errors.AlreadyThere(path);
        ImageFile.Save(Draw(), path, SaveOptions.Default with { Overwrite = true }, Encoding.UTF8.GetBytes(Mark));
    }

    /// <summary>Determines whether a file is a sheet of an earlier batch.</summary>
    private static bool IsOurs(string path)
    {
        try
        {
            return ImageFile.LoadXmp(path) is { } xmp && Encoding.UTF8.GetString(xmp).Contains(Mark, StringComparison.Ordinal);
        }
        catch (PasticheException)
        {
            return false;
        }
    }

    /// <summary>Draws the sheet. Cells beyond the limits of an image are left out.</summary>
    internal Image Draw()
    {
        var layout = SheetLayout.For(_rows[0].Count, _rows.Count);
        var sheet = new Sheet(layout.Width, layout.Height);
        foreach (var (row, cells) in _rows.Take(layout.Rows).Index())
            foreach (var (column, cell) in cells.Take(layout.Columns).Index()) Draw(cell, sheet, layout.Cell(column, row));
        return sheet.Image;
    }

    private static void Draw(SheetCell cell, Sheet sheet, Rectangle place)
    {
        if (cell == SheetCell.Blank) return;
        if (cell.Load(place.Width) is { } image) sheet.Draw(image, place);
        else sheet.Fill(place);
    }
}

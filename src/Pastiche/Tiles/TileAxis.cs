using Pastiche.Imaging;

namespace Pastiche.Tiles;

/// <summary>
/// How one side of an image is cut. All tiles are equally long; each owns the positions between two cuts, and sees the halo on both sides
/// of them, or the true border with whatever a network pads there.
/// </summary>
/// <param name="Extent">The length of a tile, with its halo.</param>
/// <param name="Cuts">The first pixel that each tile owns, and last the length of the side.</param>
/// <param name="Starts">The first pixel of each tile; before 0 only where the opposite edge is beyond an edge.</param>
internal sealed record TileAxis(int Extent, IReadOnlyList<int> Cuts, IReadOnlyList<int> Starts)
{
    /// <summary>The number of tiles.</summary>
    public int Count => Starts.Count;

    /// <summary>One tile for the whole side.</summary>
    public static TileAxis Whole(int side) => new(side, [0, side], [0]);

    /// <summary>
    /// Cuts a side into as few tiles as there can be if each owns at most so many pixels within the image, and into tiles as short as
    /// that number of them allows.
    /// </summary>
    /// <param name="side">The length of the side, a multiple of the stride.</param>
    /// <param name="owned">The most pixels that a tile with a halo on both sides owns, a multiple of the stride.</param>
    /// <param name="halo">The length of the halo, a multiple of the stride.</param>
    /// <param name="stride">Tiles begin and end at multiples of it.</param>
    public static TileAxis Cut(int side, int owned, int halo, int stride)
    {
        if (side <= owned + (2 * halo)) return Whole(side);
        // The first and the last tile have one halo, and own more.
        var within = side - (2 * halo);
        var count = (within + owned - 1) / owned;
        var inner = Padding.RoundUp((within + count - 1) / count, stride);
        var extent = inner + (2 * halo);
        int[] cuts = [0, .. Enumerable.Range(1, count - 1).Select(tile => halo + (tile * inner)), side];
        int[] starts = [.. Enumerable.Range(0, count).Select(tile => Math.Clamp(cuts[tile] - halo, 0, side - extent))];
        return new TileAxis(extent, cuts, starts);
    }

    /// <summary>Cuts a side beyond whose edges the opposite ones are, so that every tile has a halo on both sides.</summary>
    /// <inheritdoc cref="Cut"/>
    public static TileAxis CutWrapped(int side, int owned, int halo, int stride)
    {
        var count = (side + owned - 1) / owned;
        var inner = Padding.RoundUp((side + count - 1) / count, stride);
        int[] cuts = [.. Enumerable.Range(0, count).Select(tile => tile * inner), side];
        return new TileAxis(inner + (2 * halo), cuts, [.. cuts[..^1].Select(cut => cut - halo)]);
    }
}

using Pastiche.Imaging;
using Pastiche.Tiles;

namespace Pastiche.Stylization;

/// <summary>
/// The image whose features are matched with those of the style: the content where it has detail, elsewhere the image so far.
/// </summary>
/// <param name="content">The content. Its alpha is left out.</param>
/// <param name="detail">The content's detail, of any size.</param>
/// <param name="share">The content's share: t goes from the low one to the high one with the detail.</param>
/// <param name="wraps">Whether the opposite edge is beyond an edge.</param>
internal sealed class MatchSource(Image content, Mask detail, ContentShare share, bool wraps)
{
    private readonly Mask _detail = detail.Resize(content.Width, content.Height);

    /// <summary>Mixes two images as a tile sees them: t · content + (1 − t) · picture.</summary>
    /// <param name="picture">The image so far, padded, [3][height][<paramref name="pictureWidth"/>].</param>
    /// <param name="pictureWidth">Its columns.</param>
    /// <param name="tile">The tile.</param>
    /// <param name="tileWidth">Columns of the tile.</param>
    /// <param name="mixed">Receives the mixed image, [3][rows of the tile][columns of the tile].</param>
    public void Mix(ReadOnlySpan<float> picture, int pictureWidth, Tile tile, int tileWidth, Span<float> mixed)
    {
        var (length, pictureLength) = (mixed.Length / Image.Channels, picture.Length / Image.Channels);
        int[] columns = [.. Enumerable.Range(tile.Left, tileWidth).Select(x => Padding.Inside(x, content.Width, wraps))];
        var details = _detail.Values;
        for (var i = 0; i < length; i++)
        {
            var row = Padding.Inside(tile.Top + (i / tileWidth), content.Height, wraps);
            var column = columns[i % tileWidth];
            var position = (row * content.Width) + column;
            var kept = share.Low + ((share.High - share.Low) * details[position]);
            for (var channel = 0; channel < Image.Channels; channel++)
            {
                var own = picture[(channel * pictureLength) + (row * pictureWidth) + column];
                mixed[(channel * length) + i] = (kept * content.Plane(channel)[position]) + ((1 - kept) * own);
            }
        }
    }
}

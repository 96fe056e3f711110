namespace Pastiche.Imaging.Tiff;

/// <summary>The strips or tiles of a picture and their positions in the file, one plane after the other if they are separate.</summary>
/// <param name="Width">Columns of a piece.</param>
/// <param name="Height">Rows of a piece.</param>
/// <param name="AreTiles">Whether they are tiles, which keep their full size beyond the edges, while strips end with the picture.</param>
/// <param name="Offsets">The offset of each.</param>
/// <param name="Lengths">The length of each in bytes.</param>
internal sealed record TiffPieces(long Width, long Height, bool AreTiles, long[] Offsets, long[] Lengths)
{
    private const int SmallestTile = 16;

    /// <summary>Reads the positions.</summary>
    /// <exception cref="PasticheException">Some are missing: the file is cut short, or damaged.</exception>
    public static TiffPieces Of(TiffDirectory directory, TiffPixels pixels, string path, long fileLength)
    {
        var areTiles = directory.Has(TiffTag.TileWidth) || directory.Has(TiffTag.TileOffsets);
        var width = areTiles ? directory.Number(TiffTag.TileWidth, 0) : pixels.Width;
        var height = areTiles
            ? directory.Number(TiffTag.TileLength, 0)
            : Math.Min(pixels.Height, directory.Number(TiffTag.RowsPerStrip, pixels.Height));
        if (areTiles) RequireTiles(width, height, path, fileLength);
        if (height < 1) throw Errors.DamagedImage(path, "strips without rows");
        var count = Ceiling(pixels.Width, width) * Ceiling(pixels.Height, height) * pixels.Planes;
        var offsets = directory.Numbers(areTiles ? TiffTag.TileOffsets : TiffTag.StripOffsets, (int)count);
        var lengths = directory.Numbers(areTiles ? TiffTag.TileByteCounts : TiffTag.StripByteCounts, (int)count);
        // Some programs write a wrong length for uncompressed data.
        if (pixels.Compression == TiffCompression.None) lengths = Unpacked(pixels, width, height, areTiles, offsets.Length);
        if (Math.Min(offsets.Length, lengths.Length) < count)
            throw Errors.DamagedImage(path, $"{Math.Min(offsets.Length, lengths.Length):N0} of {count:N0} parts of the picture are listed");
        for (var i = 0; i < count; i++)
        {
            if (lengths[i] <= 0 || offsets[i] <= 0)
                throw Errors.DamagedImage(path, $"part {i + 1:N0} of {count:N0} of the picture is left out");
            if (offsets[i] > fileLength - lengths[i])
                throw Errors.CutShort(path, $"part {i + 1:N0} of {count:N0} of the picture lies beyond the end of the file");
        }

        return new TiffPieces(width, height, areTiles, offsets, lengths);
    }

    private static void RequireTiles(long width, long height, string path, long fileLength)
    {
        if (width < 1 || height < 1 || width % SmallestTile != 0 || height % SmallestTile != 0)
            throw Errors.DamagedImage(path, $"tiles of {width}×{height}, which are no multiples of {SmallestTile}");
        if (Math.Max(width, height) > ImageLimits.LongestSide || !ImageLimits.IsPlausible((int)width, (int)height, fileLength))
            throw Errors.DamagedImage(path, $"tiles of {width}×{height} in a file of {fileLength:N0} bytes");
    }

    /// <summary>The unpacked length of each piece in bytes.</summary>
    public long[] Unpacked(TiffPixels pixels) => Unpacked(pixels, Width, Height, AreTiles, Offsets.Length);

    private static long[] Unpacked(TiffPixels pixels, long width, long height, bool areTiles, int count)
    {
        var row = Ceiling(width * pixels.Bits * (pixels.Samples / pixels.Planes), 8);
        var down = Ceiling(pixels.Height, height);
        return
        [
            .. Enumerable.Range(0, count)
                .Select(i => row * (areTiles ? height : Math.Min(height, pixels.Height - (i % down * height)))),
        ];
    }

    private static long Ceiling(long number, long divisor) => (number + divisor - 1) / divisor;
}

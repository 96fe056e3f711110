using System.Runtime.CompilerServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>The input and output transforms of a Winograd convolution for a range of tiles.</summary>
/// <typeparam name="T">The vector type.</typeparam>
internal static unsafe class WinogradStages<T> where T : unmanaged, IVector<T>
{
    /// <summary>Floats of scratch memory that either transform needs.</summary>
    public const int ScratchLength = 2 * WinogradTiles.InputSide * WinogradTiles.InputSide * BlockedLayout.ChannelBlock;

    private const int ChannelBlock = BlockedLayout.ChannelBlock;
    private const int OutputSide = WinogradTiles.OutputSide;

    /// <summary>How many tiles ahead pixels are prefetched. The last tiles prefetch for the first of the next block.</summary>
    private const int PrefetchDistance = 4;

    /// <summary>Transforms tiles of the input into values[point][tile][channel].</summary>
    /// <param name="tiles">The tiles of the convolution.</param>
    /// <param name="maps">The input.</param>
    /// <param name="first">The first tile.</param>
    /// <param name="count">The number of tiles.</param>
    /// <param name="values">The values of the first tile at the first point.</param>
    /// <param name="pointStride">Floats from one point to the next.</param>
    /// <param name="streams">Whether to use non-temporal stores, because more values are written than the caches hold.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/> floats.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Input(
        WinogradTiles tiles, Buffer maps, int first, int count, float* values, nint pointStride, bool streams, float* scratch)
    {
        var (input, top, left, lastX) = (tiles.Input, tiles.Top, tiles.Left, tiles.Across * OutputSide);
        nint row = input.Width * ChannelBlock;
        // Block by block, so that neighbors in memory are read in order.
        for (var block = 0; block < input.Blocks; block++)
        {
            var source = maps.At(block * input.BlockLength, input.BlockLength);
            var (y, x) = tiles.Origin(first);
            for (var i = 0; i < count; i++)
            {
                var pixels = source + ((y - top) * row) + ((x - left) * ChannelBlock);
                var ahead = pixels + (i + PrefetchDistance < count
                    ? PrefetchDistance * OutputSide * ChannelBlock
                    : input.BlockLength - ((count - PrefetchDistance) * OutputSide * ChannelBlock));
                PrefetchPixels(ahead + ((WinogradTiles.InputSide - OutputSide) * ChannelBlock), row);
                var target = values + ((nint)i * tiles.InputRow) + (block * ChannelBlock);
                if (y >= top && x >= left &&
                    y - top + WinogradTiles.InputSide <= input.Height && x - left + WinogradTiles.InputSide <= input.Width)
                {
                    WinogradTransform<T>.Input(pixels, row, target, pointStride, streams, scratch);
                }
                else
                {
                    var corner = scratch + (ScratchLength / 2);
                    CopyBordered(source, input, y - top, x - left, corner);
                    WinogradTransform<T>.Input(corner, WinogradTiles.InputSide * ChannelBlock, target, pointStride, streams, scratch);
                }

                x += OutputSide;
                if (x == lastX) (y, x) = (y + OutputSide, 0);
            }
        }
    }

    /// <summary>Transforms products[point][tile][channel] into tiles of the output, applies the epilogue and writes them.</summary>
    /// <param name="tiles">The tiles of the convolution.</param>
    /// <param name="writer">The epilogue and the output.</param>
    /// <param name="first">The first tile.</param>
    /// <param name="count">The number of tiles.</param>
    /// <param name="products">The products of the first tile at the first point.</param>
    /// <param name="pointStride">Floats from one point to the next.</param>
    /// <param name="row">Floats from one tile to the next.</param>
    /// <param name="scratch">At least <see cref="ScratchLength"/> floats.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Output(
        WinogradTiles tiles,
        in EpilogueWriter<T> writer,
        int first,
        int count,
        float* products,
        nint pointStride,
        nint row,
        float* scratch)
    {
        var (output, lastX) = (tiles.Output, tiles.Across * OutputSide);
        for (var block = 0; block < output.Blocks; block++)
        {
            var (y, x) = tiles.Origin(first);
            for (var i = 0; i < count; i++)
            {
                var start = (nint)((block * output.BlockLength) + ((((long)y * output.Width) + x) * ChannelBlock));
                var ahead = i + PrefetchDistance < count
                    ? PrefetchDistance * OutputSide * ChannelBlock
                    : (nint)output.BlockLength - ((count - PrefetchDistance) * OutputSide * ChannelBlock);
                PrefetchTargets(writer, start + ahead, output.Width * ChannelBlock);
                for (nint lane = 0; lane < ChannelBlock; lane += T.Lanes)
                {
                    WinogradTransform<T>.OutputColumns(products + (i * row) + (block * ChannelBlock) + lane, pointStride, scratch);
                    var rows = Math.Min(OutputSide, output.Height - y);
                    StoreTile(writer, scratch, start + lane, (block * ChannelBlock) + lane, output, rows, output.Width - x);
                }

                x += OutputSide;
                if (x == lastX) (y, x) = (y + OutputSide, 0);
            }
        }
    }

    /// <summary>
    /// Prefetches the pixels of a tile that its left neighbor does not read. At the end of a row these are others, which costs little.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PrefetchPixels(float* pixel, nint row)
    {
        for (var dy = 0; dy < WinogradTiles.InputSide; dy++, pixel += row)
        {
            Prefetch.Line(pixel);
            Prefetch.Line(pixel + ChannelBlock);
            Prefetch.Line(pixel + (2 * ChannelBlock));
            Prefetch.Line(pixel + (3 * ChannelBlock));
        }
    }

    /// <summary>Prefetches the pixels that a tile writes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PrefetchTargets(in EpilogueWriter<T> writer, nint start, nint row)
    {
        for (var dy = 0; dy < OutputSide; dy++, start += row)
        {
            for (var dx = 0; dx < OutputSide; dx++)
                writer.Prefetch(start + (dx * ChannelBlock));
        }
    }

    /// <summary>Applies the epilogue to one vector of channels of a tile and writes the pixels that lie within the output.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreTile(
        in EpilogueWriter<T> writer, float* halfway, nint start, nint channel, BlockedLayout output, int rows, int columns)
    {
        for (nint dy = 0; dy < rows; dy++, start += output.Width * ChannelBlock)
        {
            var row = WinogradTransform<T>.OutputRow(halfway, dy);
            if (columns >= OutputSide)
            {
                writer.Store(row, start, channel);
            }
            else
            {
                writer.Store(row.First, start, channel);
                if (columns > 1) writer.Store(row.Second, start + ChannelBlock, channel);
                if (columns > 2) writer.Store(row.Third, start + (2 * ChannelBlock), channel);
            }
        }
    }

    /// <summary>Copies 6×6 pixels of a channel block, with zeros outside of the image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyBordered(float* block, BlockedLayout maps, int y, int x, float* target)
    {
        for (var dy = 0; dy < WinogradTiles.InputSide; dy++)
        {
            for (var dx = 0; dx < WinogradTiles.InputSide; dx++, target += ChannelBlock)
            {
                var inside = y + dy >= 0 && y + dy < maps.Height && x + dx >= 0 && x + dx < maps.Width;
                var pixel = block + ((((nint)(y + dy) * maps.Width) + x + dx) * ChannelBlock);
                for (var lane = 0; lane < ChannelBlock; lane += T.Lanes) (inside ? T.Load(pixel + lane) : T.Zero).Store(target + lane);
            }
        }
    }
}

using System.Runtime.CompilerServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>The two ends of a Winograd convolution, from feature maps to the values at the 36 points and back, for a run of tiles.</summary>
/// <typeparam name="T">The vector register.</typeparam>
internal static unsafe class WinogradStages<T> where T : unmanaged, IVector<T>
{
    /// <summary>Floats of scratch that either end needs.</summary>
    public const int ScratchLength = 2 * WinogradTiles.InputSide * WinogradTiles.InputSide * BlockedLayout.ChannelBlock;

    private const int ChannelBlock = BlockedLayout.ChannelBlock;
    private const int OutputSide = WinogradTiles.OutputSide;

    /// <summary>Tiles from the one at work to the one whose pixels are asked for; after the last one come the first of the next block.</summary>
    private const int PrefetchDistance = 4;

    /// <summary>Evaluates tiles of the input: values[point][tile][channel].</summary>
    /// <param name="tiles">All tiles.</param>
    /// <param name="maps">The input.</param>
    /// <param name="first">The first tile.</param>
    /// <param name="count">How many tiles.</param>
    /// <param name="values">Where the first tile's at the first point go.</param>
    /// <param name="pointStride">From one point to the next.</param>
    /// <param name="streams">Whether the values pass the caches by: there are more of them than fit before they are read.</param>
    /// <param name="scratch">As much as <see cref="ScratchLength"/> says.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Input(WinogradTiles tiles, Buffer maps, int first, int count, float* values, nint pointStride, bool streams, float* scratch)
    {
        var (input, top, left, lastX) = (tiles.Input, tiles.Top, tiles.Left, tiles.Across * OutputSide);
        nint row = input.Width * ChannelBlock;
        // Block by block, so that neighbours in memory are read one after the other.
        for (var block = 0; block < input.Blocks; block++)
        {
            var source = maps.At(block * input.BlockLength, input.BlockLength);
            var (y, x) = tiles.Origin(first);
            for (var i = 0; i < count; i++)
            {
                var pixels = source + ((y - top) * row) + ((x - left) * ChannelBlock);
                var ahead = pixels + (i + PrefetchDistance < count ? PrefetchDistance * OutputSide * ChannelBlock : input.BlockLength - ((count - PrefetchDistance) * OutputSide * ChannelBlock));
                PrefetchPixels(ahead + ((WinogradTiles.InputSide - OutputSide) * ChannelBlock), row);
                var target = values + ((nint)i * tiles.InputRow) + (block * ChannelBlock);
                if (y >= top && x >= left && y - top + WinogradTiles.InputSide <= input.Height && x - left + WinogradTiles.InputSide <= input.Width)
                    WinogradTransform<T>.Input(pixels, row, target, pointStride, streams, scratch);
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

    /// <summary>Interpolates tiles of the output from products[point][tile][channel], and finishes them.</summary>
    /// <param name="tiles">All tiles.</param>
    /// <param name="writer">What is done to the outputs, and where they go.</param>
    /// <param name="first">The first tile.</param>
    /// <param name="count">How many tiles.</param>
    /// <param name="products">Those of the first tile at the first point.</param>
    /// <param name="pointStride">From one point to the next.</param>
    /// <param name="row">From one tile to the next.</param>
    /// <param name="scratch">As much as <see cref="ScratchLength"/> says.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Output(WinogradTiles tiles, in EpilogueWriter<T> writer, int first, int count, float* products, nint pointStride, nint row, float* scratch)
    {
        var (output, lastX) = (tiles.Output, tiles.Across * OutputSide);
        for (var block = 0; block < output.Blocks; block++)
        {
            var (y, x) = tiles.Origin(first);
            for (var i = 0; i < count; i++)
            {
                var start = (nint)((block * output.BlockLength) + ((((long)y * output.Width) + x) * ChannelBlock));
                var ahead = i + PrefetchDistance < count ? PrefetchDistance * OutputSide * ChannelBlock : (nint)output.BlockLength - ((count - PrefetchDistance) * OutputSide * ChannelBlock);
                PrefetchTargets(writer, start + ahead, output.Width * ChannelBlock);
                for (nint lane = 0; lane < ChannelBlock; lane += T.Lanes)
                {
                    WinogradTransform<T>.OutputColumns(products + (i * row) + (block * ChannelBlock) + lane, pointStride, scratch);
                    StoreTile(writer, scratch, start + lane, (block * ChannelBlock) + lane, output, Math.Min(OutputSide, output.Height - y), output.Width - x);
                }

                x += OutputSide;
                if (x == lastX) (y, x) = (y + OutputSide, 0);
            }
        }
    }

    /// <summary>Asks for the pixels of a tile that its left neighbour has not seen. At the end of a row they are others, which costs little.</summary>
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

    /// <summary>Asks for the pixels that a tile will write.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PrefetchTargets(in EpilogueWriter<T> writer, nint start, nint row)
    {
        for (var dy = 0; dy < OutputSide; dy++, start += row)
            for (var dx = 0; dx < OutputSide; dx++)
                writer.Prefetch(start + (dx * ChannelBlock));
    }

    /// <summary>Finishes one vector of channels of a tile, or of the part of it that lies within the output.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreTile(in EpilogueWriter<T> writer, float* halfway, nint start, nint channel, BlockedLayout output, int rows, int columns)
    {
        for (nint dy = 0; dy < rows; dy++, start += output.Width * ChannelBlock)
        {
            var row = WinogradTransform<T>.OutputRow(halfway, dy);
            if (columns >= OutputSide) writer.Store(row, start, channel);
            else
            {
                writer.Store(row.First, start, channel);
                if (columns > 1) writer.Store(row.Second, start + ChannelBlock, channel);
                if (columns > 2) writer.Store(row.Third, start + (2 * ChannelBlock), channel);
            }
        }
    }

    /// <summary>Six by six pixels of a block, zero outside of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyBordered(float* block, BlockedLayout maps, int y, int x, float* target)
    {
        for (var dy = 0; dy < WinogradTiles.InputSide; dy++)
            for (var dx = 0; dx < WinogradTiles.InputSide; dx++, target += ChannelBlock)
            {
                var inside = y + dy >= 0 && y + dy < maps.Height && x + dx >= 0 && x + dx < maps.Width;
                var pixel = block + ((((nint)(y + dy) * maps.Width) + x + dx) * ChannelBlock);
                for (var lane = 0; lane < ChannelBlock; lane += T.Lanes) (inside ? T.Load(pixel + lane) : T.Zero).Store(target + lane);
            }
    }
}

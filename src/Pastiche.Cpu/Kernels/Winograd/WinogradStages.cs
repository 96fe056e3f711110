using System.Runtime.CompilerServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>The two ends of a Winograd convolution, from feature maps to the values at the 36 points and back, for a run of tiles.</summary>
/// <typeparam name="T">The vector register.</typeparam>
internal static unsafe class WinogradStages<T> where T : unmanaged, IVector<T>
{
    /// <summary>Floats of scratch that either end needs.</summary>
    public const int ScratchLength = 2 * WinogradTiles.Seen * WinogradTiles.Seen * Maps.BlockLanes;

    private const int Lanes = Maps.BlockLanes;
    private const int Side = WinogradTiles.Side;

    /// <summary>Tiles from the one at work to the one whose pixels are asked for; after the last one come the first of the next block.</summary>
    private const int Ahead = 4;

    /// <summary>Evaluates tiles of the input: values[point][tile][channel].</summary>
    /// <param name="tiles">All tiles.</param>
    /// <param name="maps">The input.</param>
    /// <param name="first">The first tile.</param>
    /// <param name="count">How many tiles.</param>
    /// <param name="values">Where the first tile's at the first point go.</param>
    /// <param name="position">From one point to the next.</param>
    /// <param name="streams">Whether the values pass the caches by: there are more of them than fit before they are read.</param>
    /// <param name="scratch">As much as <see cref="ScratchLength"/> says.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Input(WinogradTiles tiles, Operand maps, int first, int count, float* values, nint position, bool streams, float* scratch)
    {
        var (input, top, left, lastX) = (tiles.Input, tiles.Top, tiles.Left, tiles.Across * Side);
        nint row = input.Width * Lanes;
        // Block by block, so that neighbours in memory are read one after the other.
        for (var block = 0; block < input.Blocks; block++)
        {
            var source = maps.At(block * input.BlockLength, input.BlockLength);
            var (y, x) = tiles.Origin(first);
            for (var i = 0; i < count; i++)
            {
                var pixels = source + ((y - top) * row) + ((x - left) * Lanes);
                var ahead = pixels + (i + Ahead < count ? Ahead * Side * Lanes : input.BlockLength - ((count - Ahead) * Side * Lanes));
                PrefetchPixels(ahead + ((WinogradTiles.Seen - Side) * Lanes), row);
                var target = values + ((nint)i * tiles.InputRow) + (block * Lanes);
                if (y >= top && x >= left && y - top + WinogradTiles.Seen <= input.Height && x - left + WinogradTiles.Seen <= input.Width)
                    WinogradTransform<T>.Input(pixels, row, target, position, streams, scratch);
                else
                {
                    var corner = scratch + (ScratchLength / 2);
                    CopyBordered(source, input, y - top, x - left, corner);
                    WinogradTransform<T>.Input(corner, WinogradTiles.Seen * Lanes, target, position, streams, scratch);
                }

                x += Side;
                if (x == lastX) (y, x) = (y + Side, 0);
            }
        }
    }

    /// <summary>Interpolates tiles of the output from products[point][tile][channel], and finishes them.</summary>
    /// <param name="tiles">All tiles.</param>
    /// <param name="finish">What is done to the outputs, and where they go.</param>
    /// <param name="first">The first tile.</param>
    /// <param name="count">How many tiles.</param>
    /// <param name="products">Those of the first tile at the first point.</param>
    /// <param name="position">From one point to the next.</param>
    /// <param name="row">From one tile to the next.</param>
    /// <param name="scratch">As much as <see cref="ScratchLength"/> says.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Output(WinogradTiles tiles, in Finish<T> finish, int first, int count, float* products, nint position, nint row, float* scratch)
    {
        var (output, lastX) = (tiles.Output, tiles.Across * Side);
        for (var block = 0; block < output.Blocks; block++)
        {
            var (y, x) = tiles.Origin(first);
            for (var i = 0; i < count; i++)
            {
                var start = (nint)((block * output.BlockLength) + ((((long)y * output.Width) + x) * Lanes));
                var ahead = i + Ahead < count ? Ahead * Side * Lanes : (nint)output.BlockLength - ((count - Ahead) * Side * Lanes);
                PrefetchTargets(finish, start + ahead, output.Width * Lanes);
                for (nint lane = 0; lane < Lanes; lane += T.Lanes)
                {
                    WinogradTransform<T>.OutputColumns(products + (i * row) + (block * Lanes) + lane, position, scratch);
                    StoreTile(finish, scratch, start + lane, (block * Lanes) + lane, output, Math.Min(Side, output.Height - y), output.Width - x);
                }

                x += Side;
                if (x == lastX) (y, x) = (y + Side, 0);
            }
        }
    }

    /// <summary>Asks for the pixels of a tile that its left neighbour has not seen. At the end of a row they are others, which costs little.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PrefetchPixels(float* pixel, nint row)
    {
        for (var dy = 0; dy < WinogradTiles.Seen; dy++, pixel += row)
        {
            Prefetch.Line(pixel);
            Prefetch.Line(pixel + Lanes);
            Prefetch.Line(pixel + (2 * Lanes));
            Prefetch.Line(pixel + (3 * Lanes));
        }
    }

    /// <summary>Asks for the pixels that a tile will write.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PrefetchTargets(in Finish<T> finish, nint start, nint row)
    {
        for (var dy = 0; dy < Side; dy++, start += row)
            for (var dx = 0; dx < Side; dx++)
                finish.Prefetch(start + (dx * Lanes));
    }

    /// <summary>Finishes one vector of channels of a tile, or of the part of it that lies within the output.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreTile(in Finish<T> finish, float* halfway, nint start, nint channel, Maps output, int rows, int columns)
    {
        for (nint dy = 0; dy < rows; dy++, start += output.Width * Lanes)
        {
            var row = WinogradTransform<T>.OutputRow(halfway, dy);
            if (columns >= Side) finish.Store(row, start, channel);
            else
            {
                finish.Store(row.First, start, channel);
                if (columns > 1) finish.Store(row.Second, start + Lanes, channel);
                if (columns > 2) finish.Store(row.Third, start + (2 * Lanes), channel);
            }
        }
    }

    /// <summary>Six by six pixels of a block, zero outside of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyBordered(float* block, Maps maps, int y, int x, float* target)
    {
        for (var dy = 0; dy < WinogradTiles.Seen; dy++)
            for (var dx = 0; dx < WinogradTiles.Seen; dx++, target += Lanes)
            {
                var inside = y + dy >= 0 && y + dy < maps.Height && x + dx >= 0 && x + dx < maps.Width;
                var pixel = block + ((((nint)(y + dy) * maps.Width) + x + dx) * Lanes);
                for (var lane = 0; lane < Lanes; lane += T.Lanes) (inside ? T.Load(pixel + lane) : T.Zero).Store(target + lane);
            }
    }
}

using System.Runtime.CompilerServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>The two ends of a Winograd convolution, from feature maps to the values at the 36 points and back, for a run of tiles.</summary>
/// <typeparam name="T">The vector register.</typeparam>
internal static unsafe class WinogradStages<T> where T : unmanaged, IVector<T>
{
    /// <summary>Floats of scratch that either end needs.</summary>
    public const int ScratchLength = 2 * WinogradTiles.Seen * WinogradTiles.Seen * Maps.BlockLanes;

    private const int Lanes = Maps.BlockLanes;

    /// <summary>Tiles from the one at work to the one whose pixels are asked for.</summary>
    private const int Ahead = 4;

    /// <summary>Evaluates tiles of the input: values[point][tile][channel].</summary>
    public static void Input(WinogradTiles tiles, Operand maps, int first, int count, float* values, nint position, float* scratch)
    {
        // Block by block, so that neighbours in memory are read one after the other.
        for (var block = 0; block < tiles.Input.Blocks; block++)
        {
            var source = maps.At(block * tiles.Input.BlockLength, tiles.Input.BlockLength);
            for (var i = 0; i < count; i++)
            {
                PrefetchInput(tiles, maps.Start, block, first, i + Ahead, count);
                InputTile(tiles, source, first + i, values + ((nint)i * tiles.InputRow) + (block * Lanes), position, scratch);
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
    public static void Output(WinogradTiles tiles, in Finish<T> finish, int first, int count, float* products, nint position, nint row, float* scratch)
    {
        for (var block = 0; block < tiles.Output.Blocks; block++)
        {
            for (var i = 0; i < count; i++)
            {
                PrefetchOutput(tiles, finish, block, first, i + Ahead, count);
                for (nint lane = 0; lane < Lanes; lane += T.Lanes)
                    OutputTile(tiles, finish, first + i, (block * Lanes) + lane, products + (i * row) + (block * Lanes) + lane, position, scratch);
            }
        }
    }

    /// <summary>Asks for the pixels of a tile that its left neighbour has not seen; after the last tile come the first ones of the next block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PrefetchInput(WinogradTiles tiles, float* maps, int block, int first, int index, int count)
    {
        if (index >= count) (block, index) = (block + 1, index - count);
        if (block >= tiles.Input.Blocks) return;
        var (y, x) = tiles.Origin(first + index);
        (y, x) = (y - tiles.Top, x - tiles.Left + WinogradTiles.Seen - WinogradTiles.Side);
        var pixel = maps + (block * tiles.Input.BlockLength) + ((((nint)y * tiles.Input.Width) + x) * Lanes);
        for (var dy = 0; dy < WinogradTiles.Seen; dy++, pixel += tiles.Input.Width * Lanes)
            for (var dx = 0; dx < WinogradTiles.Side; dx++)
                Prefetch.Line(pixel + (dx * Lanes));
    }

    /// <summary>Asks for the pixels that a tile will write.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PrefetchOutput(WinogradTiles tiles, in Finish<T> finish, int block, int first, int index, int count)
    {
        if (index >= count) (block, index) = (block + 1, index - count);
        if (block >= tiles.Output.Blocks) return;
        var (y, x) = tiles.Origin(first + index);
        var start = (nint)((block * tiles.Output.BlockLength) + ((((long)y * tiles.Output.Width) + x) * Lanes));
        for (var dy = 0; dy < WinogradTiles.Side; dy++, start += tiles.Output.Width * Lanes)
            for (var dx = 0; dx < WinogradTiles.Side; dx++)
                finish.Prefetch(start + (dx * Lanes));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void InputTile(WinogradTiles tiles, float* block, int tile, float* values, nint position, float* scratch)
    {
        var (height, width) = (tiles.Input.Height, tiles.Input.Width);
        var (y, x) = tiles.Origin(tile);
        (y, x) = (y - tiles.Top, x - tiles.Left);
        if (y >= 0 && x >= 0 && y + WinogradTiles.Seen <= height && x + WinogradTiles.Seen <= width)
        {
            WinogradTransform<T>.Input(block + ((((nint)y * width) + x) * Lanes), width * Lanes, values, position, scratch);
            return;
        }

        var corner = scratch + (ScratchLength / 2);
        CopyBordered(block, tiles.Input, y, x, corner);
        WinogradTransform<T>.Input(corner, WinogradTiles.Seen * Lanes, values, position, scratch);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OutputTile(WinogradTiles tiles, in Finish<T> finish, int tile, nint channel, float* products, nint position, float* scratch)
    {
        var output = tiles.Output;
        var (y, x) = tiles.Origin(tile);
        var (rows, columns) = (Math.Min(WinogradTiles.Side, output.Height - y), Math.Min(WinogradTiles.Side, output.Width - x));
        var outputs = scratch + (ScratchLength / 2);
        WinogradTransform<T>.Output(products, position, outputs, scratch);
        var start = (nint)((channel / Lanes * output.BlockLength) + ((((long)y * output.Width) + x) * Lanes) + (channel % Lanes));
        for (var dy = 0; dy < rows; dy++)
            for (var dx = 0; dx < columns; dx++)
                finish.Store(T.Load(outputs + (((dy * 4) + dx) * T.Lanes)), start + ((((nint)dy * output.Width) + dx) * Lanes), channel);
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

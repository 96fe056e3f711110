using System.Runtime.CompilerServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>The largest of each window, and which pixel of the window it was, the first of equals, as a byte.</summary>
/// <typeparam name="T">The vector register.</typeparam>
internal sealed unsafe class MaxPool<T>(PoolWindow window, Operand input, Operand output, Operand? places)
    : Kernel(KernelKind.Other, [input], places is null ? [output] : [output, places]) where T : unmanaged, IVector<T>
{
    private const int LeastRowsOfPart = 4;

    private readonly PoolWindow.Stretch[] _columns = [.. Enumerable.Range(0, window.Output.Width).Select(window.Columns)];

    private int Rows => window.Output.Blocks * window.Output.Height;

    public override int Parts => PartsFor(Rows, LeastRowsOfPart);

    /// <summary>Floats that the places of so many maps take.</summary>
    public static long PlacesLength(Maps output) => (output.Length + sizeof(float) - 1) / sizeof(float);

    public override void Run(int part, Operand scratch)
    {
        var (start, end) = Share(Rows, Parts, part);
        for (var row = start; row < end; row++) RunRow(row / window.Output.Height, row % window.Output.Height);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunRow(int block, int y)
    {
        var (maps, rows, kernelWidth) = (window.Input, window.Rows(y), window.Attributes.Kernel[1]);
        nint lanes = maps.Lanes;
        var source = input.At(block * maps.BlockLength, maps.BlockLength);
        var offset = (block * window.Output.BlockLength) + ((long)y * window.Output.Width * lanes);
        var target = output.At(offset, window.Output.Width * lanes);
        var bytes = places is null ? null : (byte*)places.Start + offset;
        for (var x = 0; x < window.Output.Width; x++)
        {
            var columns = _columns[x];
            for (nint lane = 0; lane < lanes; lane += T.Lanes)
            {
                var (largest, place) = (T.Broadcast(float.NegativeInfinity), T.Broadcast(((rows.Start - rows.Origin) * kernelWidth) + columns.Start - columns.Origin));
                for (var row = rows.Start; row < rows.End; row++)
                    for (var column = columns.Start; column < columns.End; column++)
                    {
                        var pixel = T.Load(source + ((((nint)row * maps.Width) + column) * lanes) + lane);
                        place = T.WhereGreater(pixel, largest, T.Broadcast(((row - rows.Origin) * kernelWidth) + column - columns.Origin), place);
                        largest = T.WhereGreater(pixel, largest, pixel, largest);
                    }

                largest.Store(target + (x * lanes) + lane);
                if (bytes != null) place.StoreBytes(bytes + (x * lanes) + lane);
            }
        }
    }
}

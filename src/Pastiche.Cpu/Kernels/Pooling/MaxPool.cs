using System.Runtime.CompilerServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>The maximum of each window and its argmax: the index of the pixel in the window as a byte, the first of equals.</summary>
/// <typeparam name="T">The vector type.</typeparam>
internal sealed unsafe class MaxPool<T>(PoolWindow window, Buffer input, Buffer output, Buffer? argmax)
    : Kernel(KernelKind.Other, [input], argmax is null ? [output] : [output, argmax]) where T : unmanaged, IVector<T>
{
    private const int MinRowsPerPart = 4;

    private readonly PoolWindow.Interval[] _columns = [.. Enumerable.Range(0, window.Output.Width).Select(window.Columns)];

    private int Rows => window.Output.Blocks * window.Output.Height;

    public override int Parts => PartsFor(Rows, MinRowsPerPart);

    public override void Run(int part, Buffer scratch)
    {
        var (start, end) = RangeOf(Rows, Parts, part);
        for (var row = start; row < end; row++) RunRow(row / window.Output.Height, row % window.Output.Height);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunRow(int block, int y)
    {
        var (layout, rows, kernelWidth) = (window.Input, window.Rows(y), window.Attributes.Kernel[1]);
        nint blockSize = layout.BlockSize;
        var source = input.At(block * layout.BlockLength, layout.BlockLength);
        var offset = (block * window.Output.BlockLength) + ((long)y * window.Output.Width * blockSize);
        var target = output.At(offset, window.Output.Width * blockSize);
        var indices = argmax is null ? null : (byte*)argmax.Start + offset;
        for (var x = 0; x < window.Output.Width; x++)
        {
            var columns = _columns[x];
            for (nint lane = 0; lane < blockSize; lane += T.Lanes)
            {
                var first = ((rows.Start - rows.Origin) * kernelWidth) + columns.Start - columns.Origin;
                var (largest, index) = (T.Broadcast(float.NegativeInfinity), T.Broadcast(first));
                for (var row = rows.Start; row < rows.End; row++)
                {
                    for (var column = columns.Start; column < columns.End; column++)
                    {
                        var pixel = T.Load(source + ((((nint)row * layout.Width) + column) * blockSize) + lane);
                        var here = T.Broadcast(((row - rows.Origin) * kernelWidth) + column - columns.Origin);
                        index = T.WhereGreater(pixel, largest, here, index);
                        largest = T.WhereGreater(pixel, largest, pixel, largest);
                    }
                }

                largest.Store(target + (x * blockSize) + lane);
                if (indices != null) index.StoreBytes(indices + (x * blockSize) + lane);
            }
        }
    }
}

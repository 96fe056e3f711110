using System.Runtime.CompilerServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>
/// Moves channels into pixels (pixel shuffle), from a single channel block to the planes of an image: the last step of the gradient of a
/// network whose first convolution is strided.
/// </summary>
/// <param name="small">The layout of the input, whose channels fit into one block.</param>
/// <param name="side">Rows and columns of output pixels for each input pixel.</param>
/// <param name="input">The input.</param>
/// <param name="planes">The output, [channels][height · side][width · side].</param>
internal sealed unsafe class DepthToPlanes(BlockedLayout small, int side, Buffer input, Buffer planes)
    : Kernel(KernelKind.Other, [input], [planes])
{
    private const int MinRowsPerPart = 4;

    public override int Parts => PartsFor(small.Height, MinRowsPerPart);

    public override void Run(int part, Buffer scratch)
    {
        var (start, end) = RangeOf(small.Height, Parts, part);
        for (var row = start; row < end; row++) RunRow(row);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunRow(int row)
    {
        nint width = small.Width, blockSize = small.BlockSize;
        var channels = small.Channels / (side * side);
        var pixels = input.At(row * width * blockSize, width * blockSize);
        for (var phase = 0; phase < side * side; phase++)
        {
            var (down, right) = (phase / side, phase % side);
            for (var channel = 0; channel < channels; channel++)
            {
                var line = (((channel * (long)small.Height) + row) * side) + down;
                var target = planes.At(line * side * width, side * width) + right;
                var source = pixels + (phase * channels) + channel;
                for (nint x = 0; x < width; x++) target[x * side] = source[x * blockSize];
            }
        }
    }
}

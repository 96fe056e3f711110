using System.Runtime.CompilerServices;

namespace Pastiche.Cpu.Kernels;

/// <summary>
/// Moves channels into pixels (pixel shuffle) in blocked layout, if each phase has a whole number of channel blocks. Pixels beyond the
/// output are dropped.
/// </summary>
/// <param name="output">The layout of the output.</param>
/// <param name="side">Rows and columns of output pixels for each input pixel.</param>
/// <param name="small">The layout of the input.</param>
/// <param name="input">The input.</param>
/// <param name="target">The output.</param>
/// <param name="epilogue">The operations fused into it.</param>
/// <typeparam name="T">The vector type.</typeparam>
internal sealed unsafe class DepthToSpace<T>(
    BlockedLayout output, int side, BlockedLayout small, Buffer input, Buffer target, Epilogue epilogue)
    : Kernel(KernelKind.Other, [input, .. epilogue.Reads], [target]) where T : unmanaged, IVector<T>
{
    private const int MinRowsPerPart = 4;

    private int Rows => output.Blocks * output.Height;

    public override int Parts => PartsFor(Rows, MinRowsPerPart);

    public override IReadOnlyList<Buffer> InPlaceInputs => epilogue.InPlaceInputs(input);

    public override void Run(int part, Buffer scratch)
    {
        var (firstRow, endRow) = RangeOf(Rows, Parts, part);
        var writer = new EpilogueWriter<T>(epilogue, target);
        for (var row = firstRow; row < endRow; row++) RunRow(row, writer);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunRow(int row, in EpilogueWriter<T> writer)
    {
        nint blockSize = output.BlockSize, width = output.Width;
        var (block, y) = (row / output.Height, row % output.Height);
        for (var right = 0; right < side; right++)
        {
            var phase = (y % side * side) + right;
            var start = ((((long)phase * output.Blocks) + block) * small.BlockLength) + ((long)y / side * small.Width * blockSize);
            var pixel = input.At(start, small.Width * blockSize);
            for (nint x = right; x < width; x += side, pixel += blockSize)
            {
                var offset = ((row * width) + x) * blockSize;
                for (nint lane = 0; lane < blockSize; lane += T.Lanes)
                    writer.Store(T.Load(pixel + lane), offset + lane, (block * blockSize) + lane);
            }
        }
    }
}

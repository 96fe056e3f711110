namespace Pastiche.Cpu.Kernels;

/// <summary>Blocks of channels become pixels, in blocked layout, where the channels of a phase are whole blocks; pixels beyond the output are left out.</summary>
/// <param name="output">The maps that come out.</param>
/// <param name="side">Pixels that each becomes, along both axes.</param>
/// <param name="small">The maps that go in.</param>
/// <param name="input">Their elements.</param>
/// <param name="target">Where they go.</param>
/// <param name="epilogue">What is done to them.</param>
/// <typeparam name="T">The vector register.</typeparam>
internal sealed unsafe class DepthToSpace<T>(BlockedLayout output, int side, BlockedLayout small, Buffer input, Buffer target, Epilogue epilogue)
    : Kernel(KernelKind.Other, [input, .. epilogue.Reads], [target]) where T : unmanaged, IVector<T>
{
    private const int MinRowsPerPart = 4;

    private int Rows => output.Blocks * output.Height;

    public override int Parts => PartsFor(Rows, MinRowsPerPart);

    public override IReadOnlyList<Buffer> InPlaceInputs => epilogue.InPlaceInputs(input);

    public override void Run(int part, Buffer scratch)
    {
        var (start, end) = RangeOf(Rows, Parts, part);
        var writer = new EpilogueWriter<T>(epilogue, target);
        nint blockSize = output.BlockSize;
        for (var row = start; row < end; row++)
        {
            var (block, y) = (row / output.Height, row % output.Height);
            for (var x = 0; x < output.Width; x++)
            {
                var phase = (y % side * side) + (x % side);
                var pixel = input.At((((phase * output.Blocks) + block) * small.BlockLength) + ((((long)y / side * small.Width) + (x / side)) * blockSize), blockSize);
                var offset = (((nint)row * output.Width) + x) * blockSize;
                for (nint lane = 0; lane < blockSize; lane += T.Lanes) writer.Store(T.Load(pixel + lane), offset + lane, (block * blockSize) + lane);
            }
        }
    }
}

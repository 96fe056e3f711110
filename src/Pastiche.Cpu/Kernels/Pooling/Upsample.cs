namespace Pastiche.Cpu.Kernels;

/// <summary>Repeats each pixel along both axes, as in the gradient of an average pooling whose windows do not overlap.</summary>
/// <typeparam name="T">The vector type.</typeparam>
internal sealed unsafe class Upsample<T>(BlockedLayout small, int vertical, int horizontal, Buffer input, Buffer output, Epilogue epilogue)
    : Kernel(KernelKind.Other, [input, .. epilogue.Reads], [output]) where T : unmanaged, IVector<T>
{
    private const int MinRowsPerPart = 4;

    private int Rows => small.Blocks * small.Height * vertical;

    public override int Parts => PartsFor(Rows, MinRowsPerPart);

    public override IReadOnlyList<Buffer> InPlaceInputs => epilogue.InPlaceInputs(input);

    public override void Run(int part, Buffer scratch)
    {
        var (start, end) = RangeOf(Rows, Parts, part);
        var writer = new EpilogueWriter<T>(epilogue, output);
        nint blockSize = small.BlockSize;
        for (var row = start; row < end; row++)
        {
            var block = row / (small.Height * vertical);
            var source = input.At((long)row / vertical * small.Width * blockSize, small.Width * blockSize);
            var target = (nint)row * small.Width * horizontal * blockSize;
            for (var x = 0; x < small.Width * horizontal; x++)
            {
                for (nint lane = 0; lane < blockSize; lane += T.Lanes)
                {
                    var pixel = T.Load(source + (x / horizontal * blockSize) + lane);
                    writer.Store(pixel, target + (x * blockSize) + lane, (block * blockSize) + lane);
                }
            }
        }
    }
}

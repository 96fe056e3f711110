namespace Pastiche.Cpu.Kernels;

/// <summary>Repeats every pixel: the gradient of an average over windows that tile the input.</summary>
/// <typeparam name="T">The vector register.</typeparam>
internal sealed unsafe class Upsample<T>(Maps small, int vertical, int horizontal, Operand input, Operand output, Epilogue epilogue)
    : Kernel(KernelKind.Other, [input, .. epilogue.Reads], [output]) where T : unmanaged, IVector<T>
{
    private const int LeastRowsOfPart = 4;

    private int Rows => small.Blocks * small.Height * vertical;

    public override int Parts => PartsFor(Rows, LeastRowsOfPart);

    public override IReadOnlyList<Operand> Replaceable => epilogue.Replaceable(input);

    public override void Run(int part, Operand scratch)
    {
        var (start, end) = Share(Rows, Parts, part);
        var finish = new Finish<T>(epilogue, output);
        nint lanes = small.Lanes;
        for (var row = start; row < end; row++)
        {
            var block = row / (small.Height * vertical);
            var source = input.At((long)row / vertical * small.Width * lanes, small.Width * lanes);
            var target = (nint)row * small.Width * horizontal * lanes;
            for (var x = 0; x < small.Width * horizontal; x++)
                for (nint lane = 0; lane < lanes; lane += T.Lanes)
                    finish.Store(T.Load(source + (x / horizontal * lanes) + lane), target + (x * lanes) + lane, (block * lanes) + lane);
        }
    }
}

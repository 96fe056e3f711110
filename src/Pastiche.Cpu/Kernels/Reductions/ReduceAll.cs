using System.Numerics.Tensors;

namespace Pastiche.Cpu.Kernels;

/// <summary>Sums over pieces of all elements, or of their squares: in single precision within a thousand, in double over those.</summary>
/// <param name="input">All that is summed up; no lane may be left over.</param>
/// <param name="squares">Whether elements are squared.</param>
/// <param name="partial">The pieces' sums, as double.</param>
internal sealed unsafe class ReduceAll(Buffer input, bool squares, Buffer partial) : Kernel(KernelKind.Other, [input], [partial])
{
    private const int Piece = 1024;
    private const int MinElementsPerPart = 16384;

    public override int Parts => PartsFor(input.Length, MinElementsPerPart);

    /// <summary>Floats that the sums of so many elements take.</summary>
    public static long PartialLength(long elements) => 2L * PartsFor(elements, MinElementsPerPart);

    public override void Run(int part, Buffer scratch)
    {
        var (start, end) = RangeOf(checked((int)input.Length), Parts, part);
        var sum = 0.0;
        for (var i = start; i < end; i += Piece)
        {
            var length = Math.Min(Piece, end - i);
            var piece = new ReadOnlySpan<float>(input.At(i, length), length);
            sum += squares ? TensorPrimitives.SumOfSquares(piece) : TensorPrimitives.Sum(piece);
        }

        *(double*)partial.At(2L * part, 2) = sum;
    }
}

/// <summary>Adds the pieces' sums up, in their order.</summary>
/// <param name="partial">The sums, as double.</param>
/// <param name="factor">What the sum is multiplied by.</param>
/// <param name="target">One element.</param>
internal sealed unsafe class ReduceTotal(Buffer partial, double factor, Buffer target) : Kernel(KernelKind.Other, [partial], [target])
{
    public override void Run(int part, Buffer scratch)
    {
        var sums = new ReadOnlySpan<double>((double*)partial.Start, checked((int)(partial.Length / 2)));
        var sum = 0.0;
        foreach (var piece in sums) sum += piece;
        *target.At(0, 1) = (float)(sum * factor);
    }
}

using System.Numerics.Tensors;

namespace Pastiche.Cpu.Kernels;

/// <summary>
/// The first step of a sum over all elements, or over their squares: the sum of each part, in single precision within 1024 elements and in
/// double precision over these.
/// </summary>
/// <param name="input">The elements, without padding.</param>
/// <param name="squares">Whether to square the elements.</param>
/// <param name="partial">The sums of the parts, as double.</param>
internal sealed unsafe class ReduceAll(Buffer input, bool squares, Buffer partial) : Kernel(KernelKind.Other, [input], [partial])
{
    private const int Piece = 1024;
    private const int MinElementsPerPart = 16384;

    public override int Parts => PartsFor(input.Length, MinElementsPerPart);

    /// <summary>Floats of the buffer of partial sums.</summary>
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

/// <summary>The second step: adds up the partial sums in order.</summary>
/// <param name="partial">The partial sums, as double.</param>
/// <param name="factor">The factor of the sum.</param>
/// <param name="target">The sum, one element.</param>
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

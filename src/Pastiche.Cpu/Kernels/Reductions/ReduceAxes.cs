namespace Pastiche.Cpu.Kernels;

/// <summary>An axis of a reduction.</summary>
/// <param name="Size">Elements along the axis.</param>
/// <param name="Stride">The stride in the input.</param>
internal readonly record struct ReduceAxis(int Size, long Stride);

/// <summary>Sums over some axes of a row-major array, in double precision.</summary>
/// <param name="kept">The remaining axes, outermost first.</param>
/// <param name="summed">The axes to sum over.</param>
/// <param name="squares">Whether to square the elements.</param>
/// <param name="factor">The factor of the sums.</param>
/// <param name="input">The input, row-major.</param>
/// <param name="target">The sums, row-major.</param>
internal sealed unsafe class ReduceAxes(ReduceAxis[] kept, ReduceAxis[] summed, bool squares, double factor, Buffer input, Buffer target)
    : Kernel(KernelKind.Other, [input], [target])
{
    public override int Parts => PartsFor(target.Length, 1);

    public override void Run(int part, Buffer scratch)
    {
        var (start, end) = RangeOf(checked((int)target.Length), Parts, part);
        for (var i = start; i < end; i++)
        {
            var (offset, rest) = (0L, i);
            for (var axis = kept.Length - 1; axis >= 0; axis--)
            {
                offset += rest % kept[axis].Size * kept[axis].Stride;
                rest /= kept[axis].Size;
            }

            *target.At(i, 1) = (float)(factor * Sum(0, input.At(offset, 1)));
        }
    }

    private double Sum(int axis, float* start)
    {
        if (axis == summed.Length) return squares ? (double)*start * *start : *start;
        var sum = 0.0;
        for (var i = 0; i < summed[axis].Size; i++) sum += Sum(axis + 1, start + (i * summed[axis].Stride));
        return sum;
    }
}

namespace Pastiche.Cpu.Kernels;

/// <summary>An axis of a strided copy.</summary>
/// <param name="Size">Elements along the axis.</param>
/// <param name="Source">The stride in the source; 0 repeats an element.</param>
/// <param name="Target">The stride in the target.</param>
internal readonly record struct CopyAxis(int Size, long Source, long Target);

/// <summary>
/// Copies a box of elements between two arrays with any strides: slices, pads, concatenates, broadcasts and transposes. Several copies may
/// fill one target; a <see cref="Fill"/> before them sets the elements that they leave out.
/// </summary>
/// <param name="axes">The axes of the box, outermost first.</param>
/// <param name="source">The source array.</param>
/// <param name="sourceStart">The offset of the first element in the source.</param>
/// <param name="target">The target array.</param>
/// <param name="targetStart">The offset of the first element in the target.</param>
internal sealed unsafe class StridedCopy(IReadOnlyList<CopyAxis> axes, Buffer source, long sourceStart, Buffer target, long targetStart)
    : Kernel(KernelKind.Other, [source], [target])
{
    private const int MinElementsPerPart = 16384;

    private readonly CopyAxis[] _axes = Merge(axes);
    private readonly int _lines = Merge(axes).SkipLast(1).Aggregate(1, (lines, axis) => lines * axis.Size);

    private CopyAxis Inner => _axes[^1];

    public override int Parts => PartsFor((long)_lines * Inner.Size, MinElementsPerPart);

    public override void Run(int part, Buffer scratch)
    {
        var from = source.At(sourceStart, 1);
        var to = target.At(targetStart, 1);
        if (_axes.Length == 1)
        {
            var (first, last) = RangeOf(Inner.Size, Parts, part);
            CopyLine(Inner with { Size = last - first }, from + (first * Inner.Source), to + (first * Inner.Target));
            return;
        }

        var (start, end) = RangeOf(_lines, Parts, part);
        for (var line = start; line < end; line++)
        {
            var (rest, sourceOffset, targetOffset) = (line, 0L, 0L);
            for (var axis = _axes.Length - 2; axis >= 0; axis--)
            {
                var index = rest % _axes[axis].Size;
                rest /= _axes[axis].Size;
                sourceOffset += index * _axes[axis].Source;
                targetOffset += index * _axes[axis].Target;
            }

            CopyLine(Inner, from + sourceOffset, to + targetOffset);
        }
    }

    private static void CopyLine(CopyAxis axis, float* from, float* to)
    {
        var (size, step, next) = (axis.Size, (nint)axis.Source, (nint)axis.Target);
        if (next == 1 && step == 1) new ReadOnlySpan<float>(from, size).CopyTo(new Span<float>(to, size));
        else if (next == 1 && step == 0) new Span<float>(to, size).Fill(*from);
        else for (nint i = 0; i < size; i++) to[i * next] = from[i * step];
    }

    /// <summary>Removes axes of size 1 and merges adjacent axes that are contiguous in both arrays.</summary>
    private static CopyAxis[] Merge(IReadOnlyList<CopyAxis> axes)
    {
        var merged = new List<CopyAxis>();
        foreach (var axis in axes.Where(axis => axis.Size > 1))
        {
            if (merged.Count > 0 && merged[^1] is var outer &&
                outer.Source == axis.Source * axis.Size && outer.Target == axis.Target * axis.Size)
            {
                merged[^1] = new CopyAxis(outer.Size * axis.Size, axis.Source, axis.Target);
            }
            else
            {
                merged.Add(axis);
            }
        }

        return merged.Count > 0 ? [.. merged] : [new CopyAxis(1, 1, 1)];
    }
}

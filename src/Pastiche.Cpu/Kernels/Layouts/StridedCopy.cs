namespace Pastiche.Cpu.Kernels;

/// <summary>One axis of a copy.</summary>
/// <param name="Size">Elements along it.</param>
/// <param name="Source">From one to the next in the source; 0 repeats one.</param>
/// <param name="Target">From one to the next in the target.</param>
internal readonly record struct CopyAxis(int Size, long Source, long Target);

/// <summary>
/// Copies a box between two arrays with any strides: slices, pads, joins, broadcasts and permutes. Several of them may fill one target,
/// which is first set to 0 by the first if they leave something out.
/// </summary>
/// <param name="axes">Outermost first.</param>
/// <param name="source">What is copied.</param>
/// <param name="sourceStart">The offset of the box's first element.</param>
/// <param name="target">Where it goes.</param>
/// <param name="targetStart">The offset of the box's first element.</param>
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
            var (rest, offset, place) = (line, 0L, 0L);
            for (var axis = _axes.Length - 2; axis >= 0; axis--)
            {
                var index = rest % _axes[axis].Size;
                rest /= _axes[axis].Size;
                offset += index * _axes[axis].Source;
                place += index * _axes[axis].Target;
            }

            CopyLine(Inner, from + offset, to + place);
        }
    }

    private static void CopyLine(CopyAxis axis, float* from, float* to)
    {
        var (size, step, next) = (axis.Size, (nint)axis.Source, (nint)axis.Target);
        if (next == 1 && step == 1) new ReadOnlySpan<float>(from, size).CopyTo(new Span<float>(to, size));
        else if (next == 1 && step == 0) new Span<float>(to, size).Fill(*from);
        else for (nint i = 0; i < size; i++) to[i * next] = from[i * step];
    }

    /// <summary>Without axes of size 1, and with neighbours joined that are one in both arrays.</summary>
    private static CopyAxis[] Merge(IReadOnlyList<CopyAxis> axes)
    {
        var merged = new List<CopyAxis>();
        foreach (var axis in axes.Where(axis => axis.Size > 1))
        {
            if (merged.Count > 0 && merged[^1] is var outer && outer.Source == axis.Source * axis.Size && outer.Target == axis.Target * axis.Size)
                merged[^1] = new CopyAxis(outer.Size * axis.Size, axis.Source, axis.Target);
            else merged.Add(axis);
        }

        return merged.Count > 0 ? [.. merged] : [new CopyAxis(1, 1, 1)];
    }
}

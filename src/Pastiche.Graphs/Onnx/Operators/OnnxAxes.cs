namespace Pastiche.Graphs.Onnx;

/// <summary>Resolves axes and positions, for tensors of the graph and for numbers known while reading alike.</summary>
internal static class OnnxAxes
{
    public static int Resolve(int axis, int rank)
    {
        if (axis < -rank || axis >= rank) throw GraphErrors.BadNode($"axis {axis} of {rank} axes does not exist");
        return axis < 0 ? axis + rank : axis;
    }

    /// <summary>A position along an axis, counted from the end where negative.</summary>
    public static int Index(double index, int size)
    {
        var counted = index < 0 ? index + size : index;
        return counted >= 0 && counted < size ? (int)counted : throw GraphErrors.BadNode($"index {index} of {size} does not exist");
    }

    /// <summary>Removes the axes of size 1, or the given ones of them.</summary>
    public static int[] Squeezed(IReadOnlyList<int> sizes, ValueList<int>? axes)
    {
        if (axes is null) return [.. sizes.Where(size => size != 1)];
        var dropped = axes.Value.Select(axis => Resolve(axis, sizes.Count)).ToHashSet();
        if (dropped.Any(axis => sizes[axis] != 1))
            throw GraphErrors.BadNode($"axes {axes} of [{string.Join(", ", sizes)}]; expected axes of size 1");
        return [.. sizes.Where((_, axis) => !dropped.Contains(axis))];
    }

    /// <summary>Inserts axes of size 1, given by their indices in the result.</summary>
    public static int[] Unsqueezed(IReadOnlyList<int> sizes, ValueList<int>? axes)
    {
        if (axes is not { Count: > 0 }) throw GraphErrors.BadNode("axes are missing");
        var rank = sizes.Count + axes.Value.Count;
        var added = axes.Value.Select(axis => Resolve(axis, rank)).ToHashSet();
        if (added.Count != axes.Value.Count) throw GraphErrors.BadNode($"axes {axes}; expected different ones");
        var next = 0;
        return [.. Enumerable.Range(0, rank).Select(axis => added.Contains(axis) ? 1 : sizes[next++])];
    }
}

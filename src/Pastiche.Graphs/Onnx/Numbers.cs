namespace Pastiche.Graphs.Onnx;

/// <summary>
/// A few numbers known while a model is read: shapes, axes, pads, scales. Exporters compute them with nodes, which fold since every
/// shape is static. Sizes may be 0 here.
/// </summary>
/// <param name="Sizes">The sizes of the axes.</param>
/// <param name="Elements">Row-major; whole numbers up to 2⁵³ are exact, and larger ones mean "as far as there is".</param>
/// <param name="IsWhole">Whether they are integers or booleans, else floats.</param>
internal sealed record Numbers(int[] Sizes, double[] Elements, bool IsWhole)
{
    /// <summary>Larger tensors are data, not shapes.</summary>
    public const int Most = 1024;

    public static Numbers List(IEnumerable<int> integers)
    {
        double[] elements = [.. integers.Select(integer => (double)integer)];
        return new Numbers([elements.Length], elements, true);
    }

    /// <summary>Computes numbers one by one; too many are refused before memory is allocated.</summary>
    public static Numbers Create(IReadOnlyList<int> sizes, bool isWhole, Func<int[], double> element)
    {
        var count = sizes.Aggregate(1L, (product, size) => product > Most ? product : product * size);
        if (count > Most) throw GraphErrors.BadNode($"more than {Most} numbers would have to be computed while reading");
        var elements = new double[count];
        var coordinates = new int[sizes.Count];
        for (var i = 0; i < elements.Length; i++)
        {
            elements[i] = element(coordinates);
            for (var axis = sizes.Count - 1; axis >= 0 && ++coordinates[axis] == sizes[axis]; axis--) coordinates[axis] = 0;
        }

        return new Numbers([.. sizes], elements, isWhole);
    }

    /// <summary>
    /// The element at coordinates of which leading ones may be too many, and axes of size 1 stand for any (broadcasting).
    /// </summary>
    public double At(ReadOnlySpan<int> coordinates)
    {
        var index = 0;
        for (var axis = 0; axis < Sizes.Length; axis++)
            index = (index * Sizes[axis]) + (Sizes[axis] == 1 ? 0 : coordinates[coordinates.Length - Sizes.Length + axis]);
        return Elements[index];
    }

    /// <summary>As a list of integers.</summary>
    public ValueList<int> Integers(string name)
    {
        if (!IsWhole) throw GraphErrors.BadNode($"tensor {name} holds floats; expected integers");
        if (Sizes.Length > 1) throw GraphErrors.BadNode($"tensor {name} has {Sizes.Length} axes; expected a list of integers");
        return [.. Elements.Select(element => (int)Math.Clamp(element, -int.MaxValue, int.MaxValue))];
    }

    /// <summary>As a constant of a graph.</summary>
    public Tensor Tensor(string name)
    {
        if (IsWhole) throw GraphErrors.BadNode($"tensor {name} holds integers; expected floats");
        return new Tensor(Shape.Create(Sizes), [.. Elements.Select(element => (float)element)]);
    }
}

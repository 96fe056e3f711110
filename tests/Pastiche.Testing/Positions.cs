using Pastiche.Graphs;

namespace Pastiche.Testing;

/// <summary>
/// Where the elements of a box stand in a flat array. Broadcasting, transposing, slicing, padding, joining and reducing are all
/// this one walk with other strides.
/// </summary>
internal static class Positions
{
    /// <summary>For each element of <paramref name="shape"/>, row-major: start + Σ coordinate·stride.</summary>
    public static int[] Of(IReadOnlyList<int> shape, IReadOnlyList<int> strides, int start = 0)
    {
        var positions = new int[shape.Aggregate(1, (product, size) => product * size)];
        var coordinates = new int[shape.Count];
        var position = start;
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = position;
            for (var axis = shape.Count - 1; axis >= 0; axis--)
            {
                position += strides[axis];
                if (++coordinates[axis] < shape[axis]) break;
                position -= coordinates[axis] * strides[axis];
                coordinates[axis] = 0;
            }
        }

        return positions;
    }

    /// <summary>For each element of <paramref name="to"/> the element of <paramref name="from"/> that broadcasting puts there.</summary>
    public static int[] Broadcast(Shape from, Shape to)
    {
        var strides = from.Strides();
        var leading = to.Rank - from.Rank;
        return Of(to, [.. to.Select((_, axis) => axis < leading || from[axis - leading] == 1 ? 0 : strides[axis - leading])]);
    }

    /// <summary>The elements at the positions.</summary>
    public static double[] Gather(double[] source, int[] positions) => Array.ConvertAll(positions, position => source[position]);
}

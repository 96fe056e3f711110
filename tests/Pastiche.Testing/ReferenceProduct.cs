using Pastiche.Graphs;

namespace Pastiche.Testing;

/// <summary>The matrix product over the last two axes, broadcast over the others.</summary>
internal static class ReferenceProduct
{
    public static double[] Run(Node node, double[][] x)
    {
        var (a, b, output) = (node.Inputs[0].Shape, node.Inputs[1].Shape, node.Output.Shape);
        var (rows, inner, columns) = (a[a.Rank - 2], a[a.Rank - 1], b[b.Rank - 1]);
        Shape batch = [.. output.SkipLast(2)];
        var left = Positions.Broadcast([.. a.SkipLast(2)], batch);
        var right = Positions.Broadcast([.. b.SkipLast(2)], batch);
        var result = new double[output.Size];
        Parallel.For(0, batch.Size * rows, i =>
        {
            var (matrix, row) = (i / rows, i % rows);
            var sums = result.AsSpan(i * columns, columns);
            for (var k = 0; k < inner; k++)
            {
                var factor = x[0][(((left[matrix] * rows) + row) * inner) + k];
                var addends = x[1].AsSpan(((right[matrix] * inner) + k) * columns, columns);
                for (var column = 0; column < columns; column++) sums[column] += factor * addends[column];
            }
        });
        return result;
    }
}

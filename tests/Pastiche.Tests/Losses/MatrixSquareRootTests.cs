using CsCheck;
using Pastiche.Graphs;
using Pastiche.Losses;
using Pastiche.Testing;
using Xunit;

namespace Pastiche.Tests.Losses;

public class MatrixSquareRootTests
{
    /// <summary>A = B·Bᵀ, positive semidefinite, of any scale.</summary>
    private static readonly Gen<(int Size, double[] Matrix)> Matrices =
        from size in Gen.Int[1, 6]
        from rank in Gen.Int[1, 8]
        from scale in Gen.Double[-3, 3]
        from factor in Gen.Double[-1, 1].Array[size * rank]
        select (size, Product(factor, size, rank, Math.Pow(10, scale)));

    [Fact]
    public void Of_Squared_IsTheMatrix() => Matrices.Sample(c =>
    {
        var root = Evaluate(c.Size, c.Matrix, MatrixSquareRoot.Of);
        var norm = Math.Sqrt(c.Matrix.Sum(value => value * value));
        Assert.All(Product(root, c.Size, c.Size, 1).Zip(c.Matrix),
            pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, (1e-5 * norm) + 1e-12));
    });

    [Fact]
    public void TraceOf_IsTheTraceOfTheRoot() => Matrices.Sample(c =>
    {
        var root = Evaluate(c.Size, c.Matrix, MatrixSquareRoot.Of);
        var trace = Enumerable.Range(0, c.Size).Sum(i => root[i * (c.Size + 1)]);
        Assert.Equal(trace, Evaluate(c.Size, c.Matrix, MatrixSquareRoot.TraceOf)[0], 1e-9 * (1 + trace));
    });

    [Fact]
    public void Of_Diagonal_IsTheRootOfEach()
    {
        var root = Evaluate(3, [4, 0, 0, 0, 0.25, 0, 0, 0, 1e-4], MatrixSquareRoot.Of);
        Assert.Equal([2, 0, 0, 0, 0.5, 0, 0, 0, 0.01], root, (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Of_Zeros_IsZeros() => Assert.All(Evaluate(2, new double[4], MatrixSquareRoot.Of), value => Assert.Equal(0, value));

    private static double[] Evaluate(int size, double[] matrix, Func<Value, Value> root)
    {
        var graph = new Graph("root");
        graph.Output("root", root(graph.Input("matrix", [size, size])));
        return ReferenceEvaluator.Evaluate(graph, new Dictionary<string, double[]> { ["matrix"] = matrix })["root"];
    }

    private static double[] Product(double[] factor, int size, int rank, double scale) =>
    [
        .. from i in Enumerable.Range(0, size)
           from j in Enumerable.Range(0, size)
           select scale * Enumerable.Range(0, rank).Sum(k => factor[(i * rank) + k] * factor[(j * rank) + k]),
    ];
}

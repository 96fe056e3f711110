using CsCheck;
using Pastiche.Colors;
using Xunit;

namespace Pastiche.Tests.Colors;

public class SymmetricMatrixTests
{
    private static readonly Gen<double[,]> Positive = Gen.Double[-1, 1].Array[9].Select(values =>
    {
        var factor = new double[3, 3];
        for (var i = 0; i < 9; i++) factor[i / 3, i % 3] = values[i];
        var matrix = SymmetricMatrix.Multiply(factor, Transpose(factor));
        for (var i = 0; i < 3; i++) matrix[i, i] += 0.01;
        return matrix;
    });

    [Fact]
    public void Apply_Root_SquaredIsTheMatrix() => Positive.Sample(matrix =>
    {
        var root = SymmetricMatrix.Apply(matrix, Math.Sqrt);
        AssertEqual(matrix, SymmetricMatrix.Multiply(root, root));
        AssertEqual(root, Transpose(root));
    });

    [Fact]
    public void Apply_InverseRoot_UndoesTheRoot() => Positive.Sample(matrix => AssertEqual(
        Identity, SymmetricMatrix.Multiply(
            SymmetricMatrix.Apply(matrix, Math.Sqrt), SymmetricMatrix.Apply(matrix, value => 1 / Math.Sqrt(value)))));

    [Fact]
    public void Cholesky_TimesItsTranspose_IsTheMatrix() => Positive.Sample(matrix =>
    {
        var lower = SymmetricMatrix.Cholesky(matrix);
        AssertEqual(matrix, SymmetricMatrix.Multiply(lower, Transpose(lower)));
        AssertEqual(Identity, SymmetricMatrix.Multiply(lower, SymmetricMatrix.InverseOfLower(lower)));
        Assert.Equal((0, 0, 0), (lower[0, 1], lower[0, 2], lower[1, 2]));
    });

    private static double[,] Identity => new double[,] { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } };

    private static double[,] Transpose(double[,] matrix)
    {
        var result = new double[3, 3];
        for (var i = 0; i < 9; i++) result[i % 3, i / 3] = matrix[i / 3, i % 3];
        return result;
    }

    private static void AssertEqual(double[,] expected, double[,] actual)
    {
        for (var i = 0; i < 9; i++) Assert.Equal(expected[i / 3, i % 3], actual[i / 3, i % 3], 1e-8);
    }
}

namespace Pastiche.Colors;

/// <summary>Functions of small symmetric positive semidefinite matrices.</summary>
internal static class SymmetricMatrix
{
    private const int MostSweeps = 32;

    /// <summary>The function of a matrix V·Λ·Vᵀ, V·f(Λ)·Vᵀ: its square root for f = √, the inverse of that for f = 1/√.</summary>
    public static double[,] Apply(double[,] matrix, Func<double, double> f)
    {
        var (values, vectors) = Eigen(matrix);
        var size = values.Length;
        var result = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                for (var k = 0; k < size; k++)
                    result[i, j] += vectors[i, k] * f(Math.Max(0, values[k])) * vectors[j, k];
            }
        }

        return result;
    }

    /// <summary>The Cholesky factor: L, lower triangular, with L·Lᵀ the matrix, which must be positive definite.</summary>
    public static double[,] Cholesky(double[,] matrix)
    {
        var size = matrix.GetLength(0);
        var lower = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = matrix[i, j];
                for (var k = 0; k < j; k++) rest -= lower[i, k] * lower[j, k];
                lower[i, j] = i == j ? Math.Sqrt(rest) : rest / lower[j, j];
            }
        }

        return lower;
    }

    /// <summary>The inverse of a lower triangular matrix without zeros on its diagonal.</summary>
    public static double[,] InverseOfLower(double[,] lower)
    {
        var size = lower.GetLength(0);
        var inverse = new double[size, size];
        for (var column = 0; column < size; column++)
        {
            for (var i = column; i < size; i++)
            {
                var rest = i == column ? 1.0 : 0;
                for (var k = column; k < i; k++) rest -= lower[i, k] * inverse[k, column];
                inverse[i, column] = rest / lower[i, i];
            }
        }

        return inverse;
    }

    /// <summary>The product of two square matrices.</summary>
    public static double[,] Multiply(double[,] left, double[,] right)
    {
        var size = left.GetLength(0);
        var product = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                for (var k = 0; k < size; k++)
                    product[i, j] += left[i, k] * right[k, j];
            }
        }

        return product;
    }

    /// <summary>
    /// The eigenvalues, and the eigenvectors as columns, by Jacobi's rotations (Golub and Van Loan, "Matrix Computations", section 8.5).
    /// </summary>
    private static (double[] Values, double[,] Vectors) Eigen(double[,] matrix)
    {
        var size = matrix.GetLength(0);
        var (a, vectors) = ((double[,])matrix.Clone(), new double[size, size]);
        for (var i = 0; i < size; i++) vectors[i, i] = 1;
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            for (var p = 0; p < size; p++)
            {
                for (var q = p + 1; q < size; q++)
                {
                    if (a[p, q] != 0)
                        Rotate(a, vectors, p, q);
                }
            }
        }

        return ([.. Enumerable.Range(0, size).Select(i => a[i, i])], vectors);
    }

    /// <summary>Rotates two axes so that the element between them becomes zero.</summary>
    private static void Rotate(double[,] a, double[,] vectors, int p, int q)
    {
        var theta = (a[q, q] - a[p, p]) / (2 * a[p, q]);
        var tangent = Math.CopySign(1, theta) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var cosine = 1 / Math.Sqrt((tangent * tangent) + 1);
        var sine = tangent * cosine;
        var size = a.GetLength(0);
        for (var k = 0; k < size; k++) Turn(ref a[k, p], ref a[k, q]);
        for (var k = 0; k < size; k++) Turn(ref a[p, k], ref a[q, k]);
        for (var k = 0; k < size; k++) Turn(ref vectors[k, p], ref vectors[k, q]);
        a[p, q] = a[q, p] = 0;

        void Turn(ref double x, ref double y) => (x, y) = ((cosine * x) - (sine * y), (sine * x) + (cosine * y));
    }
}

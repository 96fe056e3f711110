using Pastiche.Graphs;

namespace Pastiche.Losses;

/// <summary>
/// The square root of a symmetric matrix without negative eigenvalues, by products alone, so that it runs and differentiates like
/// everything else: the Newton–Schulz iteration Y ← Y·T, Z ← T·Z with T = ½ρ(3 − ρ² Z·Y), which leads Y to A^½ and Z to A^−½.
/// </summary>
/// <remarks>
/// N. J. Higham, "Stable iterations for the matrix square root" (Numerical Algorithms 15, 1997); the factors ρ, which lift small
/// eigenvalues sooner, after J. Chen, E. Chow, "A stable scaling of Newton-Schulz for improving the sign function computation of a
/// Hermitian matrix" (Argonne, 2014), kept under 1.6, so that the largest do not fall where rounding would show. The number of steps is
/// fixed: eigenvalues under 10⁻⁶ of the matrix's norm come out too small, and nothing is ever divided by them.
/// </remarks>
internal static class MatrixSquareRoot
{
    /// <summary>The root of the smallest eigenvalue that is to come out right, for a matrix of norm 1.</summary>
    private const double SmallestRoot = 1e-3;

    private const double LargestFactor = 1.6;

    /// <summary>How near to 1 the signs have to come.</summary>
    private const double Nearness = 1e-5;

    /// <summary>Under the norm, for a matrix of zeros; those in use have a norm about 1.</summary>
    private const float Epsilon = 1e-16f;

    private static readonly float[] Factors = [.. Schedule()];

    /// <summary>A^½.</summary>
    /// <param name="matrix">A, [N, N].</param>
    public static Value Of(Value matrix)
    {
        var graph = matrix.Graph;
        var (last, step, norm) = Iterate(matrix);
        return graph.MatMul(last, step) * graph.Sqrt(norm);
    }

    /// <summary>tr A^½, a scalar. The last product is not needed for it.</summary>
    /// <inheritdoc cref="Of"/>
    public static Value TraceOf(Value matrix)
    {
        var graph = matrix.Graph;
        var (last, step, norm) = Iterate(matrix);
        return graph.ReduceSum(last * step, [0, 1]) * graph.Sqrt(norm);
    }

    /// <summary>The last Y and T, both symmetric, of the matrix over its norm.</summary>
    private static (Value Last, Value Step, Value Norm) Iterate(Value matrix)
    {
        var graph = matrix.Graph;
        var norm = graph.Sqrt(graph.SumSquare(matrix) + Epsilon);
        var y = matrix / norm;
        var step = Step(y, Factors[0]);
        var z = step;
        for (var i = 1; i < Factors.Length; i++)
        {
            y = graph.MatMul(y, step);
            if (i > 1) z = graph.MatMul(step, z);
            step = Step(graph.MatMul(z, y), Factors[i]);
        }

        return (y, step, norm);
    }

    /// <summary>½ρ(3 − ρ²·product).</summary>
    private static Value Step(Value product, float factor)
    {
        var identity = product.Graph.Constant(Tensor.Identity(product.Shape[0]));
        return ((identity * 3) - (product * (factor * factor))) * (factor / 2);
    }

    /// <summary>The factor of each step, from where the smallest eigenvalue's sign stands before it.</summary>
    private static IEnumerable<float> Schedule()
    {
        for (var smallest = SmallestRoot; smallest < 1 - Nearness;)
        {
            var factor = Math.Min(LargestFactor, Math.Sqrt(3 / (1 + smallest + (smallest * smallest))));
            smallest = Math.Min(Image(smallest), Image(1));
            yield return (float)factor;

            double Image(double sign) => factor * sign / 2 * (3 - (factor * factor * sign * sign));
        }
    }
}

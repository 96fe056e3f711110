using System.Numerics.Tensors;

namespace Pastiche.Imaging;

/// <summary>
/// Smooths a plane within the edges of a picture: each window has the linear function of the picture's colours that is nearest to the
/// plane in it, and a pixel takes the mean of the functions of all windows that it is in (K. He, J. Sun, X. Tang, "Guided Image
/// Filtering", 2013; section 3.5 for colours).
/// </summary>
internal static class GuidedFilter
{
    private const int Colors = Image.Channels;

    /// <summary>Filters a plane.</summary>
    /// <param name="plane">The plane, [Height][Width].</param>
    /// <param name="guide">The picture, of the plane's size.</param>
    /// <param name="window">The windows.</param>
    /// <param name="regularization">ε, above 0: the variance of colours from which on an edge is kept.</param>
    public static float[] Apply(ReadOnlySpan<float> plane, Image guide, SlidingWindow window, float regularization)
    {
        var functions = Fit(plane, guide, window, regularization);
        var result = window.Mean(functions[Colors]);
        for (var color = 0; color < Colors; color++)
            TensorPrimitives.MultiplyAdd(window.Mean(functions[color]), guide.Plane(color), result, result);
        return result;
    }

    /// <summary>The function of each window: planes of the factors of red, green and blue, and of the constant.</summary>
    private static float[][] Fit(ReadOnlySpan<float> plane, Image guide, SlidingWindow window, float regularization)
    {
        // The plane is the right-hand side of the equations, in their last column.
        Variable[] variables =
            [new(guide.Plane(0), window), new(guide.Plane(1), window), new(guide.Plane(2), window), new(plane, window)];
        var covariances = new float[Colors, Colors + 1][];
        for (var row = 0; row < Colors; row++)
        {
            for (var column = 0; column <= Colors; column++)
                covariances[row, column] = column < row ? covariances[column, row] : variables[row].Covariance(variables[column]);
        }

        var functions = Array.ConvertAll(variables, variable => new float[variable.Mean.Length]);
        Span<double> equations = stackalloc double[Colors * (Colors + 1)];
        for (var i = 0; i < plane.Length; i++)
        {
            for (var k = 0; k < equations.Length; k++) equations[k] = covariances[k / (Colors + 1), k % (Colors + 1)][i];
            for (var k = 0; k < equations.Length; k += Colors + 2) equations[k] += regularization;
            Eliminate(equations);
            double constant = variables[Colors].Mean[i];
            for (var color = 0; color < Colors; color++)
            {
                var factor = equations[(color * (Colors + 1)) + Colors];
                functions[color][i] = (float)factor;
                constant -= factor * variables[color].Mean[i];
            }

            functions[Colors][i] = (float)constant;
        }

        return functions;
    }

    /// <summary>
    /// Solves equations by elimination, without exchanging rows, since the matrix is positive definite. The last column becomes the
    /// solution.
    /// </summary>
    private static void Eliminate(Span<double> equations)
    {
        for (var pivot = 0; pivot < Colors; pivot++)
        {
            var row = equations.Slice(pivot * (Colors + 1), Colors + 1);
            TensorPrimitives.Divide(row, row[pivot], row);
            for (var other = 0; other < Colors; other++)
            {
                if (other == pivot) continue;
                var target = equations.Slice(other * (Colors + 1), Colors + 1);
                var factor = target[pivot];
                for (var column = 0; column <= Colors; column++) target[column] -= factor * row[column];
            }
        }
    }

    /// <summary>A plane and its means over windows.</summary>
    private sealed class Variable(ReadOnlySpan<float> plane, SlidingWindow window)
    {
        private readonly float[] _plane = plane.ToArray();

        public float[] Mean { get; } = window.Mean(plane);

        public float[] Covariance(Variable other)
        {
            var products = new float[_plane.Length];
            TensorPrimitives.Multiply(_plane, other._plane, products);
            var covariance = window.Mean(products);
            for (var i = 0; i < covariance.Length; i++) covariance[i] -= Mean[i] * other.Mean[i];
            return covariance;
        }
    }
}

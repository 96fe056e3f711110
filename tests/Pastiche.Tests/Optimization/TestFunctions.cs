using Pastiche.Optimization;

namespace Pastiche.Tests.Optimization;

/// <summary>Functions whose minimum is known, evaluated in double.</summary>
internal static class TestFunctions
{
    /// <summary>½ Σ a_i (x_i − b_i)² with curvatures from 1 to 50; the minimum is 0 at b_i = sin i.</summary>
    public static double Quadratic(ReadOnlySpan<float> x, Span<float> gradient)
    {
        var value = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var curvature = 1 + 49.0 * i / x.Length;
            var difference = x[i] - Math.Sin(i);
            value += 0.5 * curvature * difference * difference;
            gradient[i] = (float)(curvature * difference);
        }

        return value;
    }

    /// <summary>Σ 100 (x_{i+1} − x_i²)² + (1 − x_i)²; the minimum is 0 where every x is 1.</summary>
    public static double Rosenbrock(ReadOnlySpan<float> x, Span<float> gradient)
    {
        var value = 0.0;
        var exact = new double[x.Length];
        for (var i = 0; i + 1 < x.Length; i++)
        {
            var (valley, rest) = (x[i + 1] - (double)x[i] * x[i], 1 - (double)x[i]);
            value += 100 * valley * valley + rest * rest;
            exact[i] += -400 * x[i] * valley - 2 * rest;
            exact[i + 1] += 200 * valley;
        }

        for (var i = 0; i < x.Length; i++)
            gradient[i] = (float)exact[i];
        return value;
    }

    /// <summary>A quadratic about 1, defined only below a bound of every parameter.</summary>
    public static ObjectiveFunction UndefinedAbove(float bound) => (x, gradient) =>
    {
        var value = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            value += x[i] < bound ? 0.5 * (x[i] - 1) * (x[i] - 1) : double.NaN;
            gradient[i] = x[i] - 1;
        }

        return value;
    };

    /// <summary>A quadratic about a value of every parameter, whose curvature doubles from one to the next.</summary>
    public static ObjectiveFunction ValleyAround(float minimum) => (x, gradient) =>
    {
        var value = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var (curvature, distance) = (MathF.Pow(2, i), x[i] - minimum);
            gradient[i] = curvature * distance;
            value += 0.5 * curvature * distance * distance;
        }

        return value;
    };
}

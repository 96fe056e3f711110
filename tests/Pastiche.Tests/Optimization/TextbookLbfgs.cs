using Pastiche.Optimization;

namespace Pastiche.Tests.Optimization;

/// <summary>L-BFGS by the two-loop recursion of the textbook (Nocedal and Wright, algorithm 7.4), in double.</summary>
internal sealed class TextbookLbfgs(float[] start, int history)
{
    private readonly List<(double[] S, double[] Y)> _pairs = [];
    private double[] _x = Array.ConvertAll(start, x => (double)x);

    public double[] Parameters => _x;

    public double Step(ObjectiveFunction objective)
    {
        var (value, gradient) = Evaluate(objective, _x);
        var direction = Direction(gradient);
        var slope = Dot(gradient, direction);
        for (var length = 1.0; ;)
        {
            var next = Difference(_x, Scale(direction, -length));
            var (nextValue, nextGradient) = Evaluate(objective, next);
            if (nextValue <= value + 1e-4 * length * slope)
            {
                _pairs.Add((Difference(next, _x), Difference(nextGradient, gradient)));
                if (_pairs.Count > history)
                    _pairs.RemoveAt(0);
                _x = next;
                return nextValue;
            }

            var lowest = -slope * length * length / (2 * (nextValue - value - length * slope));
            length = Math.Clamp(lowest, 0.1 * length, 0.5 * length);
        }
    }

    private double[] Direction(double[] gradient)
    {
        if (_pairs.Count == 0)
            return Scale(gradient, -0.01 / Math.Sqrt(Dot(gradient, gradient) / gradient.Length));
        var q = gradient;
        var alphas = new double[_pairs.Count];
        for (var i = _pairs.Count - 1; i >= 0; i--)
        {
            alphas[i] = Dot(_pairs[i].S, q) / Dot(_pairs[i].S, _pairs[i].Y);
            q = Difference(q, Scale(_pairs[i].Y, alphas[i]));
        }

        var (newestS, newestY) = _pairs[^1];
        var r = Scale(q, Dot(newestS, newestY) / Dot(newestY, newestY));
        for (var i = 0; i < _pairs.Count; i++)
        {
            var beta = Dot(_pairs[i].Y, r) / Dot(_pairs[i].S, _pairs[i].Y);
            r = Difference(r, Scale(_pairs[i].S, beta - alphas[i]));
        }

        return Scale(r, -1);
    }

    private static (double Value, double[] Gradient) Evaluate(ObjectiveFunction objective, double[] x)
    {
        var gradient = new float[x.Length];
        var value = objective(Array.ConvertAll(x, v => (float)v), gradient);
        return (value, Array.ConvertAll(gradient, g => (double)g));
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private static double[] Difference(double[] a, double[] b)
    {
        var difference = new double[a.Length];
        for (var i = 0; i < a.Length; i++)
            difference[i] = a[i] - b[i];
        return difference;
    }

    private static double[] Scale(double[] a, double factor) => Array.ConvertAll(a, x => x * factor);
}

using Pastiche.Graphs;

namespace Pastiche.Cpu.Kernels;

/// <summary>
/// The weights of a 3×3 convolution at Winograd's 36 points, in panels: [36][⌈outputs / columns⌉][inputs][columns]. The turned kernel's are the
/// same numbers at other points with inputs and outputs exchanged; see <see cref="WinogradTransform{T}"/>.
/// </summary>
internal sealed class WinogradWeights
{
    /// <summary>Points on both axes together.</summary>
    public const int Points = 36;

    private const double A = 0.70710678118654752;
    private const double B = 1.4142135623730951;

    /// <summary>The point on one axis at which the turned kernel has the value that the kernel has here.</summary>
    private static readonly int[] RotatedPoints = [5, 3, 4, 1, 2, 0];

    /// <param name="kernel">[outputs, inputs, 3, 3].</param>
    /// <param name="columns">Of a panel.</param>
    public WinogradWeights(Tensor kernel, int columns)
    {
        (Outputs, Inputs, Columns) = (kernel.Shape[0], kernel.Shape[1], columns);
        Panels = (Outputs + columns - 1) / columns;
        Depth = (Inputs + columns - 1) / columns * columns;
        Values = new Buffer("Winograd weights", (long)Points * Panels * Depth * columns);
        Values.Bind(new NativeBlock(Values.Length));
        Parallel.For(0, Depth, input =>
        {
            for (var panel = 0; panel < Panels; panel++) Fill(kernel, input, panel);
        });
    }

    /// <summary>Feature maps that come out.</summary>
    public int Outputs { get; }

    /// <summary>Feature maps that go in.</summary>
    public int Inputs { get; }

    /// <summary>Rows of a panel: one an input, and zeros up to a multiple of the columns, so that a panel falls into squares.</summary>
    public int Depth { get; }

    /// <summary>Outputs of a panel.</summary>
    public int Columns { get; }

    /// <summary>Panels of one point.</summary>
    public int Panels { get; }

    /// <summary>All panels.</summary>
    public Buffer Values { get; }

    /// <summary>Where a panel starts.</summary>
    public long Panel(int point, int panel) => ((long)(point * Panels) + panel) * Depth * Columns;

    /// <summary>The point at which the turned kernel has the value that the kernel has at this one.</summary>
    public static int RotatedPoint(int point) => (RotatedPoints[point / 6] * 6) + RotatedPoints[point % 6];

    /// <summary>Row by row of a panel: points lie so far apart that writing to all in turn would not leave them in a cache.</summary>
    private void Fill(Tensor kernel, int input, int panel)
    {
        Span<float> rows = stackalloc float[Points * Columns];
        rows.Clear();
        if (input < Inputs)
        {
            for (var output = panel * Columns; output < Math.Min(Outputs, (panel + 1) * Columns); output++)
                Transform(kernel.Elements.Slice(((output * Inputs) + input) * 9, 9), rows[(output % Columns)..]);
        }

        for (var point = 0; point < Points; point++)
            rows.Slice(point * Columns, Columns).CopyTo(Values.Slice(Panel(point, panel) + ((long)input * Columns), Columns));
    }

    /// <summary>G g Gᵀ, one value a row.</summary>
    private void Transform(ReadOnlySpan<float> taps, Span<float> rows)
    {
        Span<double> columns = stackalloc double[18], row = stackalloc double[6];
        for (var x = 0; x < 3; x++) Evaluate(taps[x], taps[3 + x], taps[6 + x], columns[(x * 6)..]);
        for (var y = 0; y < 6; y++)
        {
            Evaluate(columns[y], columns[6 + y], columns[12 + y], row);
            for (var x = 0; x < 6; x++) rows[((y * 6) + x) * Columns] = (float)row[x];
        }
    }

    /// <summary>G g: three taps at the six points 0, ±1/√2, ±√2 and ∞, each to its factor.</summary>
    private static void Evaluate(double first, double second, double third, Span<double> points)
    {
        double even = (first + (0.5 * third)) / -1.5, odd = A * second / -1.5, evenB = (first + (2 * third)) / -3, oddB = B * second / -3;
        points[0] = first;
        points[1] = even + odd;
        points[2] = even - odd;
        points[3] = evenB + oddB;
        points[4] = evenB - oddB;
        points[5] = third;
    }
}

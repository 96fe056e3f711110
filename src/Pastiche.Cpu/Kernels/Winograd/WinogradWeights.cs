using Pastiche.Graphs;

namespace Pastiche.Cpu.Kernels;

/// <summary>
/// The transformed weights G g Gᵀ of a 3×3 convolution in panels: [36][⌈outputs / columns⌉][inputs][columns]. Those of the kernel rotated
/// by 180° are the same numbers at other points, with inputs and outputs exchanged (see <see cref="WinogradTransform{T}"/>).
/// </summary>
internal sealed class WinogradWeights
{
    /// <summary>The number of points, 6 along each axis.</summary>
    public const int Points = 36;

    /// <summary>Inputs that are transformed together: their kernels lie side by side, and so do their rows of a panel.</summary>
    private const int InputsAtOnce = 4;

    private const double A = 0.70710678118654752;
    private const double B = 1.4142135623730951;

    /// <summary>For each point of one axis, the point at which the rotated kernel has the same value.</summary>
    private static readonly int[] RotatedPoints = [5, 3, 4, 1, 2, 0];

    /// <param name="kernel">[outputs, inputs, 3, 3].</param>
    /// <param name="columns">Outputs of a panel.</param>
    public WinogradWeights(Tensor kernel, int columns)
    {
        (Outputs, Inputs, Columns) = (kernel.Shape[0], kernel.Shape[1], columns);
        Panels = (Outputs + columns - 1) / columns;
        Depth = (Inputs + columns - 1) / columns * columns;
        Values = new Buffer("Winograd weights", (long)Points * Panels * Depth * columns);
        Values.Bind(new NativeBlock(Values.Length));
        // Columns are whole vectors, and so a multiple of the inputs at once.
        Parallel.For(0, Depth / InputsAtOnce, part =>
        {
            for (var panel = 0; panel < Panels; panel++) Fill(kernel, part * InputsAtOnce, panel);
        });
    }

    /// <summary>Output channels.</summary>
    public int Outputs { get; }

    /// <summary>Input channels.</summary>
    public int Inputs { get; }

    /// <summary>Rows of a panel: the inputs, padded with zeros to a multiple of the columns, so that a panel consists of squares.</summary>
    public int Depth { get; }

    /// <summary>Outputs of a panel.</summary>
    public int Columns { get; }

    /// <summary>Panels of one point.</summary>
    public int Panels { get; }

    /// <summary>The weights of all panels.</summary>
    public Buffer Values { get; }

    /// <summary>The offset of a panel.</summary>
    public long Panel(int point, int panel) => ((long)(point * Panels) + panel) * Depth * Columns;

    /// <summary>The point at which the rotated kernel has the value that the kernel has at this one.</summary>
    public static int RotatedPoint(int point) => (RotatedPoints[point / 6] * 6) + RotatedPoints[point % 6];

    /// <summary>
    /// Fills a few rows of a panel at all points. Whole rows are written, since points lie far apart and single numbers would use a cache
    /// line each.
    /// </summary>
    private void Fill(Tensor kernel, int first, int panel)
    {
        var length = InputsAtOnce * Columns;
        Span<float> rows = stackalloc float[Points * length];
        rows.Clear();
        for (var output = panel * Columns; output < Math.Min(Outputs, (panel + 1) * Columns); output++)
        {
            for (var input = first; input < Math.Min(Inputs, first + InputsAtOnce); input++)
            {
                var taps = kernel.Elements.Slice(((output * Inputs) + input) * 9, 9);
                Transform(taps, rows[(((input - first) * Columns) + (output % Columns))..], length);
            }
        }

        for (var point = 0; point < Points; point++)
            rows.Slice(point * length, length).CopyTo(Values.Slice(Panel(point, panel) + ((long)first * Columns), length));
    }

    /// <summary>Computes G g Gᵀ of one kernel, whose points lie a step apart.</summary>
    private static void Transform(ReadOnlySpan<float> taps, Span<float> points, int step)
    {
        Span<double> columns = stackalloc double[18], row = stackalloc double[6];
        for (var x = 0; x < 3; x++) Evaluate(taps[x], taps[3 + x], taps[6 + x], columns[(x * 6)..]);
        for (var y = 0; y < 6; y++)
        {
            Evaluate(columns[y], columns[6 + y], columns[12 + y], row);
            for (var x = 0; x < 6; x++) points[((y * 6) + x) * step] = (float)row[x];
        }
    }

    /// <summary>Computes G g along one axis.</summary>
    private static void Evaluate(double first, double second, double third, Span<double> points)
    {
        double even = (first + (0.5 * third)) / -1.5, odd = A * second / -1.5;
        double evenB = (first + (2 * third)) / -3, oddB = B * second / -3;
        points[0] = first;
        points[1] = even + odd;
        points[2] = even - odd;
        points[3] = evenB + oddB;
        points[4] = evenB - oddB;
        points[5] = third;
    }
}

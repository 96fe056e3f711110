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

    private static readonly double[,] Evaluation = Evaluate();

    /// <summary>The point on one axis at which the turned kernel has the value that the kernel has here.</summary>
    private static readonly int[] Mirrored = [5, 3, 4, 1, 2, 0];

    /// <param name="kernel">[outputs, inputs, 3, 3].</param>
    /// <param name="columns">Of a panel.</param>
    public WinogradWeights(Tensor kernel, int columns)
    {
        (Outputs, Inputs, Columns) = (kernel.Shape[0], kernel.Shape[1], columns);
        Panels = (Outputs + columns - 1) / columns;
        Depth = (Inputs + columns - 1) / columns * columns;
        Values = new Operand("Winograd weights", (long)Points * Panels * Depth * columns);
        Values.Place(new Memory(Values.Length));
        Values.Clear();
        // Outputs lie side by side in a panel.
        Parallel.For(0, Inputs, input =>
        {
            for (var output = 0; output < Outputs; output++) Transform(kernel.Elements.Slice(((output * Inputs) + input) * 9, 9), output, input);
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
    public Operand Values { get; }

    /// <summary>Where a panel starts.</summary>
    public long Panel(int point, int panel) => ((long)(point * Panels) + panel) * Depth * Columns;

    /// <summary>The point at which the turned kernel has the value that the kernel has at this one.</summary>
    public static int Turned(int point) => (Mirrored[point / 6] * 6) + Mirrored[point % 6];

    private static double[,] Evaluate()
    {
        double a = Math.Sqrt(0.5), b = Math.Sqrt(2);
        return new double[,]
        {
            { 1, 0, 0 },
            { 1 / -1.5, a / -1.5, 0.5 / -1.5 },
            { 1 / -1.5, -a / -1.5, 0.5 / -1.5 },
            { 1.0 / -3, b / -3, 2.0 / -3 },
            { 1.0 / -3, -b / -3, 2.0 / -3 },
            { 0, 0, 1 },
        };
    }

    /// <summary>G g Gᵀ.</summary>
    private void Transform(ReadOnlySpan<float> taps, int output, int input)
    {
        Span<double> half = stackalloc double[18];
        for (var i = 0; i < 6; i++)
            for (var x = 0; x < 3; x++)
                half[(i * 3) + x] = (Evaluation[i, 0] * taps[x]) + (Evaluation[i, 1] * taps[3 + x]) + (Evaluation[i, 2] * taps[6 + x]);

        var place = (output / Columns * (long)Depth * Columns) + ((long)input * Columns) + (output % Columns);
        for (var point = 0; point < Points; point++)
        {
            var (i, j) = (point / 6 * 3, point % 6);
            var value = (half[i] * Evaluation[j, 0]) + (half[i + 1] * Evaluation[j, 1]) + (half[i + 2] * Evaluation[j, 2]);
            Values.Set(place + ((long)point * Panels * Depth * Columns), (float)value);
        }
    }
}

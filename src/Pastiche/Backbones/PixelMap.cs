namespace Pastiche.Backbones;

/// <summary>
/// A tensor that is an affine image of the picture at each pixel: its channels are weighted sums of the picture's, with an offset. A
/// constant that is equal at every pixel is one with weights of zero.
/// </summary>
internal sealed record PixelMap
{
    /// <summary>The column of the offset in <see cref="Rows"/>, after the picture's channels.</summary>
    public const int Offset = Image.Channels;

    private readonly int _axis;

    /// <param name="axis">The axis of the channels, counted from the last one, which is 1, so that it survives broadcasting.</param>
    /// <param name="rows">A row of weights and offset for each channel.</param>
    public PixelMap(int axis, double[][] rows) => (_axis, Rows) = (axis, rows);

    /// <summary>The weights of the picture's channels and the offset, for each channel.</summary>
    public double[][] Rows { get; }

    /// <summary>The rows where the last batch normalization gave them mean 0 and deviation 1; null if there was none.</summary>
    public double[][]? Normalized { get; init; }

    /// <summary>The axis of the channels, counted from the last one, which is 1; 0 where there is one, which may lie along any.</summary>
    public int Axis => Rows.Length == 1 ? 0 : _axis;

    /// <summary>Whether it does not depend on the picture.</summary>
    public bool IsConstant => Rows.All(row => row.AsSpan(0, Offset).IndexOfAnyExcept(0) < 0);

    /// <summary>Whether every channel is one of the picture's, scaled and shifted.</summary>
    public bool IsPerChannel => Rows.All(row => row.Take(Offset).Count(weight => weight != 0) == 1);

    /// <summary>The picture itself.</summary>
    public static PixelMap OfImage(int axis) => new(axis,
        [.. Enumerable.Range(0, Image.Channels).Select(channel => Row(column => column == channel ? 1 : 0))]);

    /// <summary>Combines two maps channel by channel; null if their channels lie along different axes, or differ in number.</summary>
    public static PixelMap? Join(PixelMap left, PixelMap right, Func<double[], double[], double[]> join)
    {
        if (left.Axis != 0 && right.Axis != 0 && (left.Axis != right.Axis || left.Rows.Length != right.Rows.Length)) return null;
        var channels = Math.Max(left.Rows.Length, right.Rows.Length);
        double[][] rows = [.. Enumerable.Range(0, channels).Select(c => join(left.At(c), right.At(c)))];
        return (left.Axis != 0 ? left : right).With(rows, left.Normalized ?? right.Normalized);
    }

    /// <summary>A linear combination of the channels: a weight for each new and old channel, and an offset.</summary>
    public PixelMap Mix(int axis, int channels, Func<int, int, double> weight, Func<int, double> offset)
    {
        double[][] rows = [.. Enumerable.Range(0, channels).Select(to => Row(column =>
            Enumerable.Range(0, Rows.Length).Sum(from => weight(to, from) * Rows[from][column]) + (column == Offset ? offset(to) : 0)))];
        return new PixelMap(axis, rows) { Normalized = Normalized };
    }

    /// <summary>Multiplies each channel by a factor and adds an offset.</summary>
    public PixelMap Scale(Func<int, double> factor, Func<int, double> offset) =>
        With([.. Rows.Select((row, c) => Row(column => (row[column] * factor(c)) + (column == Offset ? offset(c) : 0)))], Normalized);

    /// <summary>Moves the channels to another axis.</summary>
    public PixelMap Along(int axis) => new(axis, Rows) { Normalized = Normalized };

    /// <summary>Replaces the channels.</summary>
    public PixelMap With(double[][] rows, double[][]? normalized) => new(_axis, rows) { Normalized = normalized };

    /// <summary>Whether both hold the same numbers along the same axis.</summary>
    public bool Same(PixelMap other) =>
        Axis == other.Axis
        && Rows.Length == other.Rows.Length
        && Rows.Zip(other.Rows).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second));

    private double[] At(int channel) => Rows[Rows.Length == 1 ? 0 : channel];

    private static double[] Row(Func<int, double> element) => [.. Enumerable.Range(0, Offset + 1).Select(element)];
}

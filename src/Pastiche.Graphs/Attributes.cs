namespace Pastiche.Graphs;

/// <summary>The parameters of a node that are not tensors: one record a kind of operator, compared by value.</summary>
public abstract record Attributes
{
    private protected Attributes()
    {
    }

    /// <summary>The attributes of operators that have none.</summary>
    public static Attributes None { get; } = new NoAttributes();

    /// <summary>What is expected, if the values are invalid for any input; otherwise null.</summary>
    internal virtual string? Violation => null;

    private sealed record NoAttributes : Attributes;
}

/// <summary>Of <see cref="Op.Input"/>.</summary>
/// <param name="Name">Unique in its graph.</param>
/// <param name="Shape">The shape, fixed.</param>
public sealed record InputAttributes(string Name, Shape Shape) : Attributes;

/// <summary>Of <see cref="Op.Constant"/>.</summary>
/// <param name="Tensor">The value.</param>
public sealed record ConstantAttributes(Tensor Tensor) : Attributes;

/// <summary>Of <see cref="Op.Conv"/>. All pairs are (vertical, horizontal).</summary>
/// <param name="Strides">Steps of the window, at least 1.</param>
/// <param name="Pads">Zeros around the input: top, left, bottom, right, at least 0.</param>
/// <param name="Dilations">Distance between taps, at least 1.</param>
/// <param name="Group">Number of groups that the channels fall into.</param>
public sealed record ConvAttributes(ValueList<int> Strides, ValueList<int> Pads, ValueList<int> Dilations, int Group) : Attributes
{
    /// <summary>Stride 1, no padding, no dilation, one group.</summary>
    public static ConvAttributes Default { get; } = new([1, 1], [0, 0, 0, 0], [1, 1], 1);
}

/// <summary>Of <see cref="Op.MaxPool"/> and <see cref="Op.AveragePool"/>. All pairs are (vertical, horizontal).</summary>
/// <param name="Kernel">Size of the window.</param>
/// <param name="Strides">Steps of the window, at least 1.</param>
/// <param name="Pads">Padding: top, left, bottom, right; less than the kernel.</param>
/// <param name="CountIncludesPad">Whether an average counts padded positions.</param>
public sealed record PoolAttributes(
    ValueList<int> Kernel, ValueList<int> Strides, ValueList<int> Pads, bool CountIncludesPad = false) : Attributes;

/// <summary>Of <see cref="Op.BatchNormalization"/>.</summary>
/// <param name="Epsilon">Added to the variance.</param>
public sealed record BatchNormalizationAttributes(float Epsilon) : Attributes
{
    internal override string? Violation => Epsilon >= 0 ? null : "an epsilon of at least 0";
}

/// <summary>Of <see cref="Op.Clip"/>.</summary>
/// <param name="Minimum">The smallest element that is left; −∞ for none.</param>
/// <param name="Maximum">The largest element that is left, at least the smallest; +∞ for none.</param>
public sealed record ClipAttributes(float Minimum, float Maximum) : Attributes
{
    internal override string? Violation => Minimum <= Maximum ? null : "a smallest element and one at least as large";
}

/// <summary>Of <see cref="Op.LeakyRelu"/>.</summary>
/// <param name="Slope">The factor of negative elements; at least 0, so that results keep the sign.</param>
public sealed record LeakyReluAttributes(float Slope) : Attributes
{
    internal override string? Violation => Slope is >= 0 and < float.PositiveInfinity ? null : "a slope of at least 0";
}

/// <summary>Of <see cref="Op.Concat"/>.</summary>
/// <param name="Axis">The axis, from 0.</param>
public sealed record AxisAttributes(int Axis) : Attributes;

/// <summary>Of the reductions.</summary>
/// <param name="Axes">The axes, from 0, ascending.</param>
/// <param name="KeepAxes">Whether reduced axes stay with size 1.</param>
public sealed record ReduceAttributes(ValueList<int> Axes, bool KeepAxes) : Attributes;

/// <summary>Of <see cref="Op.Transpose"/>.</summary>
/// <param name="Permutation">Axis i of the result is axis Permutation[i] of the input.</param>
public sealed record PermutationAttributes(ValueList<int> Permutation) : Attributes;

/// <summary>Of <see cref="Op.Reshape"/>, <see cref="Op.Expand"/> and <see cref="Op.MaxUnpool"/>.</summary>
/// <param name="Shape">The shape of the result.</param>
public sealed record ShapeAttributes(Shape Shape) : Attributes;

/// <summary>Of <see cref="Op.Slice"/>: one entry an axis.</summary>
/// <param name="Starts">The first element kept.</param>
/// <param name="Ends">One after the last element that may be kept.</param>
/// <param name="Steps">Distance between kept elements, at least 1.</param>
public sealed record SliceAttributes(ValueList<int> Starts, ValueList<int> Ends, ValueList<int> Steps) : Attributes;

/// <summary>Of <see cref="Op.Pad"/>: one entry an axis, at least 0.</summary>
/// <param name="Before">Zeros before.</param>
/// <param name="After">Zeros after.</param>
public sealed record PadAttributes(ValueList<int> Before, ValueList<int> After) : Attributes;

/// <summary>Of <see cref="Op.DepthToSpace"/>.</summary>
/// <param name="Block">Side of the square of pixels that each group of channels becomes.</param>
public sealed record BlockAttributes(int Block) : Attributes;

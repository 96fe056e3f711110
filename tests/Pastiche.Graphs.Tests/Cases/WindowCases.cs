namespace Pastiche.Graphs.Tests.Cases;

/// <summary>Operators that look through windows: every mix of sizes, strides, pads, dilations and groups that is allowed.</summary>
internal static class WindowCases
{
    public static Dictionary<Op, Action<OpCase>> Table { get; } = new()
    {
        [Op.Conv] = Conv,
        [Op.MaxPool] = Pool,
        [Op.AveragePool] = Pool,
        [Op.MaxUnpool] = MaxUnpool,
        [Op.ScatterElements] = Scatter,
    };

    private static void Conv(OpCase c)
    {
        var dice = c.Dice;
        var (group, kernel, dilations) = (dice.Roll(1, 3), dice.Rolls(2, 1, 4), dice.Rolls(2, 1, 3));
        var (inputs, outputs) = (dice.Roll(1, 3), dice.Roll(1, 3));
        // Pads beyond the kernel make windows that see no pixel, and negative pads in the gradient.
        ValueList<int> pads = [.. Enumerable.Range(0, 4)
            .Select(side => dice.Roll(0, dice.Coin() ? kernel[side % 2] - 1 : kernel[side % 2] + 2))];
        var sides = Sides(dice, pads, [.. kernel.Zip(dilations, (size, dilation) => ((size - 1) * dilation) + 1)]);
        var x = c.Variable([dice.Roll(1, 2), group * inputs, sides[0], sides[1]]);
        var weights = c.Constant([group * outputs, inputs, kernel[0], kernel[1]]);
        var attributes = new ConvAttributes(dice.Rolls(2, 1, 3), pads, dilations, group);
        c.Apply(dice.Coin() ? [x, weights] : [x, weights, c.Constant([group * outputs])], attributes);
    }

    private static void Pool(OpCase c)
    {
        var (x, attributes) = Pooled(c);
        c.Apply([c.Variable(x)], attributes);
    }

    private static void MaxUnpool(OpCase c)
    {
        var (x, attributes) = Pooled(c, mayOverlap: false);
        var (largest, indices) = c.Graph.MaxPool(c.Input(x), attributes);
        c.Apply([c.Variable(largest.Shape), indices], new ShapeAttributes(x));
    }

    private static void Scatter(OpCase c)
    {
        var (x, attributes) = Pooled(c);
        var (largest, indices) = c.Graph.MaxPool(c.Input(x), attributes);
        Shape flat = [largest.Shape.Size];
        c.Apply([c.Variable([x.Size]), c.Graph.Reshape(indices, flat), c.Input(flat)]);
    }

    private static (Shape X, PoolAttributes Attributes) Pooled(OpCase c, bool mayOverlap = true)
    {
        var dice = c.Dice;
        var kernel = dice.Rolls(2, 1, 3);
        ValueList<int> strides = [.. kernel.Select(size => dice.Roll(mayOverlap && dice.Coin() ? 1 : size, dice.Coin() ? size : size + 1))];
        ValueList<int> pads = dice.Coin() ? [0, 0, 0, 0] : [.. Enumerable.Range(0, 4).Select(side => dice.Roll(0, kernel[side % 2] - 1))];
        var sides = Sides(dice, pads, kernel);
        Shape x = [dice.Roll(1, 2), dice.Roll(1, 3), sides[0], sides[1]];
        return (x, new PoolAttributes(kernel, strides, pads, dice.Coin()));
    }

    /// <summary>Sides that hold at least one window, and are often no multiple of anything.</summary>
    private static int[] Sides(Dice dice, ValueList<int> pads, ValueList<int> extents) =>
        [.. extents.Select((extent, axis) => Math.Max(1, extent - pads[axis] - pads[axis + 2]) + dice.Roll(0, 7))];
}

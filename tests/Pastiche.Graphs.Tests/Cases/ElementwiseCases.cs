namespace Pastiche.Graphs.Tests.Cases;

internal static class ElementwiseCases
{
    public static Dictionary<Op, Action<OpCase>> Table { get; } = new()
    {
        [Op.Add] = Binary,
        [Op.Sub] = Binary,
        [Op.Mul] = Binary,
        [Op.Div] = Quotient,
        [Op.Greater] = Binary,
        [Op.Cast] = Cast,
        [Op.Where] = Where,
        [Op.Neg] = c => Unary(c),
        [Op.Exp] = c => Unary(c),
        [Op.Relu] = c => Unary(c),
        [Op.LeakyRelu] = LeakyRelu,
        [Op.Clip] = Clip,
        [Op.Pow] = Pow,
        [Op.Sigmoid] = c => Unary(c, -4, 4),
        [Op.Sqrt] = c => Unary(c, 0.25, 4),
        [Op.BatchNormalization] = BatchNormalization,
    };

    private static void Unary(OpCase c, double low = -2, double high = 2) => c.Apply([c.Variable(c.Dice.Shape(0, 4), low, high)]);

    /// <summary>Two inputs that broadcast, an input and a constant, or one input twice.</summary>
    private static void Binary(OpCase c)
    {
        var shape = c.Dice.Shape(0, 4);
        var left = c.Variable(c.Dice.Broadcastable(shape));
        var right = c.Dice.Roll(0, 3) switch
        {
            0 => c.Constant(c.Dice.Broadcastable(shape)),
            1 => left,
            _ => c.Variable(c.Dice.Broadcastable(shape)),
        };
        c.Apply(c.Dice.Coin() ? [left, right] : [right, left]);
    }

    private static void Quotient(OpCase c)
    {
        var shape = c.Dice.Shape(0, 4);
        var dividend = c.Variable(c.Dice.Broadcastable(shape));
        c.Apply([dividend, c.Variable(c.Dice.Broadcastable(shape), 0.5, 2)]);
    }

    /// <summary>
    /// A positive number to known powers: sixteenths, of which single precision takes 1 without rounding, as the rule does.
    /// </summary>
    private static void Pow(OpCase c)
    {
        var shape = c.Dice.Shape(0, 4);
        c.Apply([c.Variable(c.Dice.Broadcastable(shape), 0.5, 2), c.Constant(c.Dice.Broadcastable(shape), -1, 2, step: 1.0 / 16)]);
    }

    private static void LeakyRelu(OpCase c) =>
        c.Apply([c.Variable(c.Dice.Shape(0, 4))], new LeakyReluAttributes(c.Dice.Coin() ? 0.01f : 0.3f));

    /// <summary>Bounds on both sides, on one or on none.</summary>
    private static void Clip(OpCase c)
    {
        var minimum = c.Dice.Coin() ? float.NegativeInfinity : -0.5f;
        c.Apply([c.Variable(c.Dice.Shape(0, 4))], new ClipAttributes(minimum, c.Dice.Coin() ? float.PositiveInfinity : 0.7f));
    }

    private static void Cast(OpCase c)
    {
        var x = c.Input(c.Dice.Shape(0, 4));
        c.Apply([c.Graph.Greater(x, c.Graph.Scalar(0))]);
    }

    private static void Where(OpCase c)
    {
        var shape = c.Dice.Shape(0, 4);
        var condition = c.Graph.Greater(c.Input(c.Dice.Broadcastable(shape)), c.Graph.Scalar(0));
        c.Apply([condition, c.Variable(c.Dice.Broadcastable(shape)), c.Variable(c.Dice.Broadcastable(shape))]);
    }

    private static void BatchNormalization(OpCase c)
    {
        var x = c.Input(c.Dice.Shape(2, 4));
        Shape perChannel = [x.Shape[1]];
        var statistics = new[] { c.Constant(perChannel), c.Constant(perChannel), c.Constant(perChannel), c.Constant(perChannel, 0.5, 2) };
        c.Apply([x, .. statistics], new BatchNormalizationAttributes(c.Dice.Coin() ? 1e-5f : 0.1f));
    }
}

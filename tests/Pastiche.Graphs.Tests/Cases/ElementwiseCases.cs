namespace Pastiche.Graphs.Tests.Cases;

internal static class ElementwiseCases
{
    public static void Unary(OpCase c, double low = -2, double high = 2) => c.Apply([c.Variable(c.Dice.Shape(0, 4), low, high)]);

    /// <summary>Two inputs that broadcast, an input and a constant, or one input twice.</summary>
    public static void Binary(OpCase c)
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

    public static void Quotient(OpCase c)
    {
        var shape = c.Dice.Shape(0, 4);
        var dividend = c.Variable(c.Dice.Broadcastable(shape));
        c.Apply([dividend, c.Variable(c.Dice.Broadcastable(shape), 0.5, 2)]);
    }

    /// <summary>A positive number to known powers: sixteenths, of which single precision takes 1 without rounding, as the rule does.</summary>
    public static void Pow(OpCase c)
    {
        var shape = c.Dice.Shape(0, 4);
        c.Apply([c.Variable(c.Dice.Broadcastable(shape), 0.5, 2), c.Constant(c.Dice.Broadcastable(shape), -1, 2, step: 1.0 / 16)]);
    }

    public static void LeakyRelu(OpCase c) =>
        c.Apply([c.Variable(c.Dice.Shape(0, 4))], new LeakyReluAttributes(c.Dice.Coin() ? 0.01f : 0.3f));

    /// <summary>Bounds on both sides, on one or on none.</summary>
    public static void Clip(OpCase c)
    {
        var minimum = c.Dice.Coin() ? float.NegativeInfinity : -0.5f;
        c.Apply([c.Variable(c.Dice.Shape(0, 4))], new ClipAttributes(minimum, c.Dice.Coin() ? float.PositiveInfinity : 0.7f));
    }

    public static void Cast(OpCase c)
    {
        var x = c.Input(c.Dice.Shape(0, 4));
        c.Apply([c.Graph.Greater(x, c.Graph.Scalar(0))]);
    }

    public static void Where(OpCase c)
    {
        var shape = c.Dice.Shape(0, 4);
        var condition = c.Graph.Greater(c.Input(c.Dice.Broadcastable(shape)), c.Graph.Scalar(0));
        c.Apply([condition, c.Variable(c.Dice.Broadcastable(shape)), c.Variable(c.Dice.Broadcastable(shape))]);
    }

    public static void BatchNormalization(OpCase c)
    {
        var x = c.Input(c.Dice.Shape(2, 4));
        Shape perChannel = [x.Shape[1]];
        var statistics = new[] { c.Constant(perChannel), c.Constant(perChannel), c.Constant(perChannel), c.Constant(perChannel, 0.5, 2) };
        c.Apply([x, .. statistics], new BatchNormalizationAttributes(c.Dice.Coin() ? 1e-5f : 0.1f));
    }
}

namespace Pastiche.Optimization;

/// <summary>Settings of <see cref="Adam"/>. The defaults are those of style-transfer-pytorch.</summary>
internal sealed record AdamOptions
{
    /// <summary>The learning rate: about how far a parameter moves in a step.</summary>
    public float LearningRate { get; init; } = 0.02f;

    /// <summary>The decay of the mean of the gradients, from 0 to below 1.</summary>
    public float Beta1 { get; init; } = 0.9f;

    /// <summary>The decay of the mean of the squared gradients, from 0 to below 1.</summary>
    public float Beta2 { get; init; } = 0.99f;

    /// <summary>Added to the root of the squared gradients' mean, which prevents division by zero.</summary>
    public float Epsilon { get; init; } = 1e-8f;

    /// <summary>The decay of the mean of the iterates, from 0 (no averaging) to below 1.</summary>
    public float AverageDecay { get; init; } = 0.99f;

    internal AdamOptions Checked()
    {
        RequirePositive("The learning rate of Adam", LearningRate);
        RequirePositive("The epsilon of Adam", Epsilon);
        RequireDecay("Beta1 of Adam", Beta1);
        RequireDecay("Beta2 of Adam", Beta2);
        RequireDecay("The average decay of Adam", AverageDecay);
        return this;
    }

    private static void RequirePositive(string setting, float value)
    {
        if (!(value > 0 && float.IsFinite(value))) throw Errors.OutOfRange(setting, $"{value}", "above 0");
    }

    private static void RequireDecay(string setting, float value)
    {
        if (!(value is >= 0 and < 1)) throw Errors.OutOfRange(setting, $"{value}", "0 to below 1");
    }
}

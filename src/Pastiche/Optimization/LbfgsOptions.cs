namespace Pastiche.Optimization;

/// <summary>Settings of <see cref="Lbfgs"/>.</summary>
internal sealed record LbfgsOptions
{
    /// <summary>The number of steps and gradient changes kept, from 1 to 100: two vectors each, allocated as they come.</summary>
    public int History { get; init; } = 20;

    /// <summary>The precision in which they are kept.</summary>
    public CurvaturePrecision Precision { get; init; } = CurvaturePrecision.Full;

    /// <summary>The bytes that they take for each parameter.</summary>
    public int BytesPerParameter => 2 * History * (Precision == CurvaturePrecision.Half ? 2 : sizeof(float));

    /// <summary>The root mean square move of a parameter in a step down the gradient, taken while there is no history.</summary>
    public float FirstStep { get; init; } = 0.01f;

    internal LbfgsOptions Checked()
    {
        if (History is < 1 or > 100) throw Errors.OutOfRange("The history of L-BFGS", $"{History}", "1 to 100");
        if (!(FirstStep > 0 && float.IsFinite(FirstStep))) throw Errors.OutOfRange("The first step of L-BFGS", $"{FirstStep}", "above 0");
        return this;
    }
}

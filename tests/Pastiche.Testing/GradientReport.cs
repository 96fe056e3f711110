namespace Pastiche.Testing;

/// <summary>What a <see cref="GradientCheck"/> found.</summary>
/// <param name="WorstError">The largest |numerical − stated| / max(|stated|, ‖g‖‖v‖/√n) over the directions.</param>
/// <param name="Norm">The Euclidean norm of the stated gradient.</param>
/// <param name="Compared">Directions in which both could be compared.</param>
/// <param name="Skipped">Directions dropped because a kink lay within the smallest step.</param>
/// <param name="Wanted">How many had to be compared.</param>
/// <param name="Tolerance">The largest error allowed.</param>
public sealed record GradientReport(double WorstError, double Norm, int Compared, int Skipped, int Wanted, double Tolerance)
{
    /// <summary>Whether enough directions could be compared for a verdict.</summary>
    public bool IsConclusive => Compared >= Wanted;

    /// <summary>Whether enough directions were compared and all agreed. Written so that NaN fails.</summary>
    public bool Passed => IsConclusive && WorstError <= Tolerance;
}

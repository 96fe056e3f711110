namespace Pastiche.Stylization;

/// <summary>
/// How much more the content counts while the last scale begins. Started from the content, or from a coarser picture of it, the loss of the
/// style is by far the larger one: its first steps damage the content, which its small weight then mends in many. Going from a large weight
/// to the one asked for (a continuation) keeps to pictures that are near the content all the way, and ends with the same objective. Coarser
/// scales, which cost little, go without: there the style is free to set the large forms.
/// </summary>
/// <param name="factor">The factor of the content's weight at first.</param>
/// <param name="iterations">The iterations of the scale.</param>
internal readonly struct ContentLead(double factor, int iterations)
{
    private const int LongestStage = 15;

    private readonly int _stage = Math.Min(LongestStage, iterations / 3);

    /// <summary>The lead of a scale.</summary>
    /// <param name="options">The options; without both content and style there is no lead.</param>
    /// <param name="iterations">The iterations of the scale.</param>
    /// <param name="isLast">Whether it is the last scale.</param>
    public static ContentLead Of(StylizeOptions options, int iterations, bool isLast) => new(
        isLast && options.EffectiveContentWeight > 0 && options.EffectiveStyleWeight > 0 ? options.ContentLead : 1, iterations);

    /// <summary>The factor of the content's weight in an iteration: first all of it, then its square root, then 1.</summary>
    /// <param name="iteration">The number of iterations done at this scale.</param>
    public double FactorAt(int iteration) =>
        iteration < _stage ? factor : iteration < 2 * _stage ? Math.Sqrt(factor) : 1;

    /// <summary>Whether an iteration has another factor than the one before it.</summary>
    /// <param name="iteration">The number of iterations done at this scale.</param>
    public bool ChangesAt(int iteration) => iteration > 0 && FactorAt(iteration) != FactorAt(iteration - 1);
}

namespace Pastiche.Losses;

/// <summary>What one term aims at.</summary>
/// <param name="Term">The term.</param>
/// <param name="Values">The target, as its loss measures it.</param>
/// <param name="Share">The layer's weight over the sum of all layers' weights of its kind.</param>
/// <param name="KindWeight">α or β.</param>
/// <param name="Denominator">What the relative normalisation divides by.</param>
internal sealed record Target(Term Term, float[] Values, double Share, double KindWeight, double Denominator)
{
    /// <summary>A target below this much for each of its values is as good as empty, and dividing by it would magnify rounding.</summary>
    private const double Floor = 1e-10;

    /// <summary>What the term's distance is multiplied by in the total.</summary>
    public double Coefficient => KindWeight * Share / Denominator;

    /// <summary>The term's part of its kind's loss: 1 for an empty picture.</summary>
    public double Relative(double distance) => Share * distance / Denominator;

    /// <summary>Takes a measured target.</summary>
    /// <exception cref="PasticheException">The picture is flat: the target is as good as empty.</exception>
    public static Target Of(Term term, float[] values, double share, double kindWeight)
    {
        var denominator = term.Loss.Denominator(values);
        if (!(denominator > Floor * values.Length)) Throw.FlatPicture(term.Kind == TermKind.Content ? "content" : "style", term.Layer);
        return new Target(term, values, share, kindWeight, denominator);
    }
}

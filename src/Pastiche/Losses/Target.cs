namespace Pastiche.Losses;

/// <summary>The target of a term, and how much its distance counts.</summary>
/// <param name="Term">The term.</param>
/// <param name="Values">The target as <see cref="FeatureLoss.Prepare"/> leaves it; null for one that changes during a run.</param>
/// <param name="Share">The layer's weight over the sum of all layers' weights of its kind.</param>
/// <param name="KindWeight">α or β.</param>
/// <param name="Denominator">The denominator of the normalization.</param>
internal sealed record Target(Term Term, float[]? Values, double Share, double KindWeight, double Denominator)
{
    /// <summary>The smallest denominator for each value of a target; dividing by a smaller one would magnify rounding.</summary>
    internal const double Floor = 1e-10;

    /// <summary>The factor of the term's distance in the total.</summary>
    public double Coefficient => KindWeight * Share / Denominator;

    /// <summary>The term's contribution to the loss of its kind.</summary>
    public double Loss(double distance) => Share * distance / Denominator;

    /// <summary>Creates the target of a term from its measurement.</summary>
    /// <param name="term">The term.</param>
    /// <param name="values">The target as <see cref="FeatureLoss.Prepare"/> leaves it.</param>
    /// <param name="share">The layer's weight over the sum of all layers' weights of its kind.</param>
    /// <param name="kindWeight">α or β.</param>
    /// <param name="paperScale">
    /// For the losses of the paper, the factor that turns the backbone's features into those of a network that takes 0 to 255; null for
    /// relative losses.
    /// </param>
    /// <exception cref="PasticheException">The image is flat: its target is about 0, and distances cannot be relative to it.</exception>
    public static Target Of(Term term, float[] values, double share, double kindWeight, double? paperScale = null)
    {
        if (paperScale is { } scale) return new Target(term, values, share, kindWeight, term.Loss.PaperDenominator(values.Length, scale));
        var denominator = term.Loss.Denominator(values);
        var kind = term.Kind == TermKind.Content ? "content" : "style";
        if (!double.IsFinite(denominator)) throw Errors.InfiniteFeatures(kind, term.Layer);
        if (!(denominator > Floor * values.Length)) throw Errors.FlatImage(kind, term.Layer);
        return new Target(term, values, share, kindWeight, denominator);
    }
}

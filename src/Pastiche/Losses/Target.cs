namespace Pastiche.Losses;

/// <summary>What one term aims at.</summary>
/// <param name="Term">The term.</param>
/// <param name="Values">The target, as its loss measures it.</param>
/// <param name="Share">The layer's weight over the sum of all layers' weights of its kind.</param>
/// <param name="KindWeight">α or β.</param>
/// <param name="Denominator">What the normalisation divides by.</param>
internal sealed record Target(Term Term, float[] Values, double Share, double KindWeight, double Denominator)
{
    /// <summary>A target below this much for each of its values is as good as empty, and dividing by it would magnify rounding.</summary>
    private const double Floor = 1e-10;

    /// <summary>What the term's distance is multiplied by in the total.</summary>
    public double Coefficient => KindWeight * Share / Denominator;

    /// <summary>The term's part of its kind's loss.</summary>
    public double Loss(double distance) => Share * distance / Denominator;

    /// <summary>Takes a measured target.</summary>
    /// <param name="term">The term.</param>
    /// <param name="values">The target, as its loss measured it.</param>
    /// <param name="share">The layer's weight over the sum of all layers' weights of its kind.</param>
    /// <param name="kindWeight">α or β.</param>
    /// <param name="normalization">What to divide distances by.</param>
    /// <param name="featureScale">By how much smaller the backbone's features are than if it took pictures from 0 to 255.</param>
    /// <exception cref="PasticheException">The picture is flat: the target is as good as empty, and nothing can be relative to it.</exception>
    public static Target Of(
        Term term, float[] values, double share, double kindWeight, LossNormalization normalization = LossNormalization.Relative, double featureScale = 1)
    {
        if (normalization == LossNormalization.Gatys)
            return new Target(term, values, share, kindWeight, term.Loss.PaperDenominator(values.Length, featureScale));
        var denominator = term.Loss.Denominator(values);
        if (!double.IsFinite(denominator)) throw Errors.InfiniteFeatures(term.Kind == TermKind.Content ? "content" : "style", term.Layer);
        if (!(denominator > Floor * values.Length)) throw Errors.FlatImage(term.Kind == TermKind.Content ? "content" : "style", term.Layer);
        return new Target(term, values, share, kindWeight, denominator);
    }
}

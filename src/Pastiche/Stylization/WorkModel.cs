using Pastiche.Imaging;
using Pastiche.Losses;

namespace Pastiche.Stylization;

/// <summary>
/// The arithmetic of a run in multiply-adds of convolutions, from which its time is estimated. Everything else counts as so many of them as
/// take as long.
/// </summary>
/// <param name="plan">What is run; its summary is not used.</param>
internal sealed class WorkModel(RunPlan plan)
{
    /// <summary>A forward pass and one back to the image.</summary>
    private const double Passes = 2;

    /// <summary>Losses, parameterization, priors and optimizer, for each pixel: estimated as about a forward pass of ResNet-18.</summary>
    private const double BesideNetwork = 25_000;

    /// <summary>The operations of a scale: its targets, its matches and its iterations.</summary>
    public double Of(PlannedScale scale)
    {
        var (size, network) = (Padding.Padded(new ImageSize(scale.Width, scale.Height), plan.Layers.Stride), NetworkOperations());
        var pixels = Pixels(size);
        var targets = network * (pixels + (plan.Options.StyleRotations * scale.Styles.Sum(Pixels)));
        var iteration = ((Passes * network) + BesideNetwork) * pixels * plan.RelativeTimeOf(size);
        return targets + MatchingOperations(scale, size, network) + (scale.Iterations * iteration);
    }

    /// <summary>Those of the network for each pixel, up to the deepest layer that is measured.</summary>
    private double NetworkOperations()
    {
        var layers = plan.Backbone.Analyses;
        return plan.ContentTerms().Concat(plan.StyleTerms()).Select(term => Of(term.Term.Layer)).DefaultIfEmpty().Max();

        // Layers before their activation are not listed; the cost of the deepest layer bounds theirs.
        double Of(string name) =>
            (layers.FirstOrDefault(layer => layer.Layer.Name == name) ?? layers.MaxBy(layer => layer.MultiplyAdds)!).MultiplyAdds / 1e6;
    }

    /// <summary>The features of the match source, and the product of each with all candidates.</summary>
    private double MatchingOperations(PlannedScale scale, ImageSize size, double network)
    {
        Term[] matched = [.. plan.StyleTerms().Select(term => term.Term).Where(term => term.Loss.IsMatched)];
        if (matched.Length == 0) return 0;
        var renewals = (scale.Iterations + plan.Options.MatchInterval - 1) / plan.Options.MatchInterval;
        var products = matched.Select(term => plan.Backbone.FindLayer(term.Layer))
            .Sum(layer => (double)layer.Channels * plan.Options.MatchPositions / (layer.Stride * layer.Stride));
        var grid = plan.MeasuringGridOf(size.Width, size.Height, plan.Options.Tileable);
        // In tiles, the means of all positions come first.
        var measuring = network * (grid.IsWhole ? 1 : 2) * grid.Seen;
        return renewals * Pixels(size) * (measuring + products);
    }

    private static double Pixels(ImageSize size) => (double)size.Width * size.Height;
}

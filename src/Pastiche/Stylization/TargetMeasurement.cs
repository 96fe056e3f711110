using System.Numerics.Tensors;
using Pastiche.Graphs;
using Pastiche.Imaging;
using Pastiche.Losses;
using Pastiche.Matching;
using WeightedTerm = (Pastiche.Losses.Term Term, double Share);

namespace Pastiche.Stylization;

/// <summary>
/// Measures the targets of a scale: the content representation and the style representation. Each region has its own target, the average of
/// the statistics of its styles, which is weighted by the part of the image that the region covers.
/// </summary>
/// <param name="plan">Layers, losses and weights.</param>
/// <param name="compile">Compiles a graph.</param>
internal sealed class TargetMeasurement(RunPlan plan, Func<Graph, ICompiledGraph> compile) : IDisposable
{
    private PictureMeasurement? _last;

    /// <summary>Measures the images of a scale.</summary>
    /// <exception cref="PasticheException">An image is flat.</exception>
    /// <exception cref="OperationCanceledException">The run was canceled.</exception>
    public Measurements Of(ScaledInputs inputs, CancellationToken cancellationToken)
    {
        var random = new SplitMix64(plan.Options.Seed);
        var targets = new List<Target>(Content(inputs.Content, cancellationToken));
        var candidates = new List<LayerCandidates>();
        foreach (var region in inputs.Regions)
        {
            var (statistics, positional) = Split(plan.StyleTerms());
            var sampling = new CandidateSampling(positional, plan.Options.MatchPositions, random);
            targets.AddRange(Style(region, statistics, sampling, cancellationToken));
            candidates.AddRange(sampling.Collect(region));
        }

        return new Measurements(targets, candidates);
    }

    /// <summary>Releases the compiled graph.</summary>
    public void Dispose() => _last?.Dispose();

    private IEnumerable<Target> Content(Image content, CancellationToken cancellationToken)
    {
        var terms = plan.ContentTerms().ToArray();
        if (terms.Length == 0) return [];
        var padded = Padding.Reflect(content, plan.Layers.Stride);
        var objective = new Objective(plan.PaintedBackbone, [.. terms.Select(term => term.Term)]);
        var measurement = Prepare(objective, padded, plan.Options.Tileable, cancellationToken);
        float[][] values = [.. objective.Terms.Select(term => new float[measurement.ShapeOf(term).Size])];
        measurement.Run(padded.Pixels, null, (term, features, part) => part.ToWhole(features, values[term]), cancellationToken);
        return [.. terms.Select((term, i) => CreateTarget(term.Term, values[i], term.Share, plan.Options.EffectiveContentWeight))];
    }

    private static (WeightedTerm[] Statistics, WeightedTerm[] Positional) Split(IEnumerable<WeightedTerm> terms)
    {
        var all = terms.ToLookup(term => term.Term.Loss.IsPositional);
        return ([.. all[false]], [.. all[true]]);
    }

    private IEnumerable<Target> Style(
        ScaledRegion region, WeightedTerm[] statistics, CandidateSampling sampling, CancellationToken cancellationToken)
    {
        var objective = new Objective(plan.Backbone, [.. statistics.Select(term => term.Term)]);
        var all = objective with { Terms = [.. objective.Terms, .. sampling.Terms] };
        if (all.Terms.Count == 0) return [];
        float[][]? average = null;
        foreach (var style in region.Styles)
        {
            var measured = Measure(all, style, style.Mask, sampling, cancellationToken);
            float[][] values = [.. objective.Terms.Select(term => measured.Statistic(term).ToArray())];
            SampleRotations(sampling, style, cancellationToken);
            sampling.EndStyle(style.Weight);
            // A single style is itself, to the bit.
            if (style.Weight != 1)
                foreach (var value in values) TensorPrimitives.Multiply(value, (float)style.Weight, value);
            if (average is null) average = values;
            else
                for (var i = 0; i < values.Length; i++) TensorPrimitives.Add(average[i], values[i], average[i]);
        }

        Prepare(objective, average!, cancellationToken);
        return statistics.Select((term, i) => CreateTarget(
            term.Term with { Region = region.Index }, average![i], term.Share * region.Area, plan.Options.EffectiveStyleWeight));
    }

    /// <summary>Adds the candidates of the turned and mirrored picture. Its statistics stay those of the picture as it is.</summary>
    private void SampleRotations(CandidateSampling sampling, ScaledStyle style, CancellationToken cancellationToken)
    {
        if (sampling.Terms.Count == 0) return;
        var objective = new Objective(plan.Backbone, [.. sampling.Terms]);
        foreach (var orientation in Orientation.All.Take(plan.Options.StyleRotations).Skip(1))
        {
            var turned = style with
            {
                Image = orientation.Apply(style.Image),
                Mask = style.Mask is null ? null : orientation.Apply(style.Mask),
            };
            Measure(objective, turned, null, sampling, cancellationToken);
        }
    }

    /// <summary>
    /// Measures the targets that a style sets, and samples its candidates, which come last among the terms. The next measurement
    /// overwrites them.
    /// </summary>
    /// <param name="objective">The terms.</param>
    /// <param name="style">The style.</param>
    /// <param name="counted">The part of it that statistics are measured on; null for all of it.</param>
    /// <param name="sampling">Takes the candidates.</param>
    /// <param name="cancellationToken">Cancels the measurement.</param>
    private PictureMeasurement Measure(
        Objective objective, ScaledStyle style, Mask? counted, CandidateSampling sampling, CancellationToken cancellationToken)
    {
        var padded = Padding.Reflect(style.Image, plan.Layers.Stride);
        var weighted = objective with { Weighted = counted is not null };
        var measurement = Prepare(weighted, padded, wraps: false, cancellationToken);
        var mask = style.Mask?.Pad(padded.Width, padded.Height);
        var share = style.Weight / plan.Options.StyleRotations;
        var first = objective.Terms.Count - sampling.Terms.Count;
        foreach (var (i, term) in sampling.Terms.Index()) sampling.Begin(i, measurement.ShapeOf(term), mask, share);
        measurement.Run(
            padded.Pixels,
            counted is null ? null : mask,
            (term, features, part) => sampling.Add(term - first, features, part),
            cancellationToken);
        sampling.End(share);
        return measurement;
    }

    /// <summary>Images of one size, as those of a folder often are, need only one graph.</summary>
    private PictureMeasurement Prepare(Objective objective, Image padded, bool wraps, CancellationToken cancellationToken)
    {
        // Compiling takes a while and cannot be canceled.
        cancellationToken.ThrowIfCancellationRequested();
        if (_last is null || _last.Objective != objective || (_last.Width, _last.Height) != (padded.Width, padded.Height))
        {
            _last?.Dispose();
            _last = null;
            _last = new PictureMeasurement(
                objective, padded.Width, padded.Height, plan.MeasuringGridOf(padded.Width, padded.Height, wraps), compile);
        }

        return _last;
    }

    /// <summary>Does the work on targets that some losses need once rather than in every iteration.</summary>
    private void Prepare(Objective objective, float[][] values, CancellationToken cancellationToken)
    {
        var terms = objective.Terms;
        if (!terms.Any(term => term.Loss.HasPreparation)) return;
        using var preparation = compile(objective.Preparation());
        foreach (var (i, term) in terms.Index())
            if (term.Loss.HasPreparation) values[i].CopyTo(preparation.Input(term.Target));
        preparation.Run(cancellationToken);
        foreach (var (i, term) in terms.Index())
            if (term.Loss.HasPreparation) values[i] = preparation.Output(term.Prepared).ToArray();
    }

    private Target CreateTarget(Term term, float[] values, double share, double kindWeight) =>
        Target.Of(term, values, share, kindWeight * plan.Weights.Factor, plan.PaperScale);
}

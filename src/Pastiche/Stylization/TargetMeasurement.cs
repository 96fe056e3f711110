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
    private Compiled? _last;

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
    public void Dispose() => _last?.Graph.Dispose();

    private IEnumerable<Target> Content(Image content, CancellationToken cancellationToken)
    {
        var terms = plan.ContentTerms().ToArray();
        if (terms.Length == 0) return [];
        var objective = new Objective(plan.PaintedBackbone, [.. terms.Select(term => term.Term)]);
        var measured = Measure(objective, content, null, cancellationToken);
        return [.. terms.Select(term => CreateTarget(
            term.Term, measured.Output(term.Term.Target).ToArray(), term.Share, plan.Options.EffectiveContentWeight))];
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
            var measured = Measure(all, style.Image, style.Mask, cancellationToken);
            float[][] values = [.. objective.Terms.Select(term => measured.Output(term.Target).ToArray())];
            Sample(sampling, measured, style);
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

    /// <summary>Adds the candidates of the picture that was measured last.</summary>
    private void Sample(CandidateSampling sampling, ICompiledGraph measured, ScaledStyle style)
    {
        var mask = style.Mask?.Pad(_last!.Width, _last.Height);
        var share = style.Weight / plan.Options.StyleRotations;
        foreach (var (i, term) in sampling.Terms.Index())
            sampling.Add(i, measured.Output(term.Target), _last!.ShapeOf(term), mask, share);
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
            Sample(sampling, Measure(objective, turned.Image, null, cancellationToken), turned);
        }
    }

    /// <summary>
    /// Measures the targets that an image sets, on the part of it that the mask shows. The next measurement overwrites them.
    /// </summary>
    private ICompiledGraph Measure(Objective objective, Image image, Mask? mask, CancellationToken cancellationToken)
    {
        var padded = Padding.Reflect(image, plan.Layers.Stride);
        // Compiling takes a while and cannot be canceled.
        cancellationToken.ThrowIfCancellationRequested();
        var (measurement, inputs) = Compile(objective with { Weighted = mask is not null }, padded.Width, padded.Height);
        if (mask is not null) PositionWeights.Set(measurement, inputs, mask.Pad(padded.Width, padded.Height));
        padded.Pixels.CopyTo(measurement.Input(Objective.Image));
        measurement.Run(cancellationToken);
        return measurement;
    }

    /// <summary>Images of one size, as those of a folder often are, need only one graph.</summary>
    private (ICompiledGraph Graph, IReadOnlyList<Value> Inputs) Compile(Objective objective, int width, int height)
    {
        if (_last is null || _last.Objective != objective || (_last.Width, _last.Height) != (width, height))
        {
            _last?.Graph.Dispose();
            _last = null;
            var graph = objective.Measurement(width, height);
            _last = new Compiled(objective, width, height, compile(graph), graph.Inputs, graph.Outputs);
        }

        return (_last.Graph, _last.Inputs);
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

    private sealed record Compiled(
        Objective Objective,
        int Width,
        int Height,
        ICompiledGraph Graph,
        IReadOnlyList<Value> Inputs,
        IReadOnlyDictionary<string, Value> Outputs)
    {
        public Shape ShapeOf(Term term) => Outputs[term.Target].Shape;
    }
}

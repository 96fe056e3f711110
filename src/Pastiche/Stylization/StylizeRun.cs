using System.Collections.Immutable;
using System.Diagnostics;
using Pastiche.Graphs;
using Pastiche.ImagePriors;
using Pastiche.Imaging;
using Pastiche.Losses;
using Pastiche.Optimization;
using Pastiche.Runtime;

namespace Pastiche.Stylization;

/// <summary>
/// The algorithm: L. A. Gatys, A. S. Ecker, M. Bethge, "Image Style Transfer Using Convolutional Neural Networks" (CVPR 2016), from coarse
/// to fine. A frozen network measures the content of one image and the style of another; a third is optimized until it matches both.
/// </summary>
/// <param name="plan">The images, the options and the sizes.</param>
/// <param name="executor">Compiles what measures the targets.</param>
/// <param name="objectives">Compiles and keeps the objectives.</param>
/// <param name="use">Serializes the use of the stylizer by several threads.</param>
internal sealed class StylizeRun(RunPlan plan, EngineExecutor executor, CompiledObjectives objectives, ExclusiveUse use)
{
    private const string EngineSeparator = " and ";

    private readonly List<string> _engines = [];
    private readonly TotalVariation _totalVariation = new(plan.Options.Tileable, plan.Options.ChromaVariation);

    /// <summary>Where to go on; null to begin at the first scale.</summary>
    public ResumePoint? ResumeFrom { get; init; }

    /// <summary>Replaces each target that was measured; null to keep them.</summary>
    public Func<Target, Target>? TargetOverride { get; init; }

    /// <summary>Runs lazily: each step is computed when it is enumerated.</summary>
    public IEnumerable<StylizeStep> Steps(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var inputs = new Inputs(plan, cancellationToken);
        var resumeFrom = ResumeFrom;
        if (resumeFrom?.Engine is { } earlier) _engines.Add(earlier);
        Image? coarser = null;

        // The paper paints at one size. Coarse scales let large strokes form, which the network sees only where they are small.
        for (var scale = resumeFrom?.Scale ?? 0; scale < plan.Scales.Count; scale++)
        {
            // Measure: F of the content and G of the styles at this size (equations 1 and 3). Styles are blended by averaging their G.
            var size = plan.Scales[scale];
            var scaled = inputs.At(size);
            var measured = MeasureTargets(scaled, cancellationToken);
            using var matching = new NeighborMatching(plan, scaled, measured.Candidates, executor.Search, Compile);

            // Objective: α·content + β·style (equation 7). By default each loss is relative to that of an empty image.
            var objective = PrepareObjective(scaled, [.. measured.Targets, .. matching.Targets], cancellationToken);

            // Start: from the content by default, where the paper starts from noise; at finer scales from the coarser image, enlarged.
            var (image, matches) = Start(scaled, coarser, resumeFrom);
            coarser = null;
            CollectLarge(scaled.Content.Size);
            var recipe = plan.Recipe(RecipeEngine);
            if (!matches.IsEmpty && !matching.IsDue(image.Iteration)) matching.Restore(matches, objective.Compiled);
            resumeFrom = null;

            // Iterate: L-BFGS by default, as in the paper.
            ObjectiveFunction evaluate = (parameters, gradient) => Evaluate(image, objective, parameters, gradient, cancellationToken);
            var lead = ContentLead.Of(plan.Options, size.Iterations, isLast: scale + 1 == plan.Scales.Count);
            while (image.Iteration < size.Iterations)
            {
                // At first the content may count more, which the paper does not do: the way is shorter, and the end is the same.
                objective.WeighContent(lead.FactorAt(image.Iteration));
                if (lead.ChangesAt(image.Iteration)) image.Restart();

                // Neighbors, which the paper does not have, are found anew now and then: the objective is another one from there on.
                if (matching.IsDue(image.Iteration))
                {
                    image.DecodeSolution(objective.Compiled.Image);
                    matching.Renew(objective.Compiled.Image, objective.Compiled, cancellationToken);
                    image.Restart();
                }

                var outcome = image.Step(evaluate);
                if (outcome == StepOutcome.Accepted) objective.Losses.Accept();
                var scaleEnds = outcome == StepOutcome.Stalled || image.Iteration == size.Iterations;
                yield return new StylizeStep(image, recipe, use)
                {
                    Scale = scale,
                    Width = size.Width,
                    Height = size.Height,
                    Iteration = image.Iteration,
                    Iterations = size.Iterations,
                    Terms = objective.Losses.Terms,
                    LossParts = objective.Losses.Parts,
                    Total = plan.Options.Total(objective.Losses.Terms),
                    Outcome = outcome,
                    IsLast = outcome == StepOutcome.NonFinite || (scaleEnds && scale + 1 == plan.Scales.Count),
                    Engine = objective.Engine,
                    Elapsed = clock.Elapsed,
                    Chosen = matching.Chosen,
                };
                if (outcome == StepOutcome.NonFinite) yield break;
                if (outcome == StepOutcome.Stalled) break;
            }

            // Enlarge, at the next scale: this image has the large strokes already.
            if (scale + 1 < plan.Scales.Count) coarser = image.GetOptimizedImage();
        }
    }

    /// <summary>Computes the losses of images at the last scale, where nothing is optimized.</summary>
    public IEnumerable<ImageLosses> Measure(IReadOnlyList<Image> images, CancellationToken cancellationToken)
    {
        var scaled = new Inputs(plan, cancellationToken).At(plan.Scales[^1]);
        var measured = MeasureTargets(scaled, cancellationToken);
        using var matching = new NeighborMatching(plan, scaled, measured.Candidates, executor.Search, Compile);
        var size = Padding.Reflect(scaled.Content, plan.Layers.Stride).Size;
        var objective = PrepareObjective(scaled, [.. measured.Targets, .. matching.Targets], cancellationToken);
        var unused = new float[objective.Compiled.Image.Length];
        foreach (var image in images)
        {
            var resized = image.Size == size ? image : image.Resize(scaled.Content.Width, scaled.Content.Height, cancellationToken);
            Padding.Reflect(resized, plan.Layers.Stride).Pixels.CopyTo(objective.Compiled.Image);
            matching.Renew(objective.Compiled.Image, objective.Compiled, cancellationToken);
            Evaluate(objective, unused, cancellationToken);
            objective.Losses.Accept();
            yield return new ImageLosses(objective.Losses.Terms, objective.Losses.Parts, plan.Options.Total(objective.Losses.Terms));
        }
    }

    /// <summary>The engines as recipes state them, in the order of their first use.</summary>
    private string RecipeEngine => string.Join(EngineSeparator, _engines.SelectMany(name => name.Split(EngineSeparator)).Distinct());

    /// <summary>The image to optimize at a scale, and its neighbors where a run goes on.</summary>
    private (OptimizedImage Image, ImmutableArray<ImmutableArray<int>> Matches) Start(
        ScaledInputs inputs, Image? coarser, ResumePoint? resumeFrom)
    {
        var start = coarser is null
            ? StartingImage.Create(plan.Options.Initialization, inputs.Content, plan.Options.Seed)
            : StartingImage.Enlarge(coarser, inputs.Content, plan.Options);
        var padded = Padding.Reflect(start, plan.Layers.Stride);
        var state = resumeFrom?.Read();
        state?.Validate(plan);
        var image = new OptimizedImage(plan, inputs, padded, state, resumeFrom?.IsGivenUp ?? false)
        {
            ReleaseMemory = executor.ReleaseMemory,
        };
        return (image, state?.Matches ?? []);
    }

    /// <summary>
    /// Collects the images that a large scale was prepared from, and gives their memory back. It would be when as much again has been
    /// allocated, which for large images is too late.
    /// </summary>
    private static void CollectLarge(ImageSize size)
    {
        if (MemoryModel.IsLarge(size))
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    /// <summary>Parameters → image → losses and gradient of the image → gradient of the parameters.</summary>
    private double Evaluate(
        OptimizedImage image,
        PreparedObjective objective,
        ReadOnlySpan<float> parameters,
        Span<float> gradient,
        CancellationToken cancellationToken)
    {
        image.Decode(parameters, objective.Compiled.Image);
        // The gradient of the image lies where that of its finest parameters will.
        var value = Evaluate(objective, gradient[..objective.Compiled.Image.Length], cancellationToken);
        image.Adjoint(gradient);
        return value;
    }

    /// <summary>Image → distances and priors → gradient of the image. The value is what the optimizer minimizes.</summary>
    private double Evaluate(PreparedObjective objective, Span<float> gradient, CancellationToken cancellationToken)
    {
        var (compiled, losses) = (objective.Compiled, objective.Losses);

        // Distances of features, and the gradient of their weighted sum: the network forward and backward, one graph.
        compiled.Run(gradient, cancellationToken);

        // Priors, which the paper does not have. They need no network: for speed they are outside of the graph, with gradients by hand.
        var variation = _totalVariation.AddGradient(compiled.Image, compiled.Width, compiled.Height, plan.Weights.TotalVariation, gradient);
        var range = RangePenalty.AddGradient(compiled.Image, plan.Weights.Range, gradient);

        losses.Evaluate(compiled.Distances, variation, range / plan.Weights.RangeFactor);
        var ahead = (objective.ContentFactor - 1) * plan.Options.EffectiveContentWeight * losses.Evaluated.Content;
        return ((plan.Options.Total(losses.Evaluated) + ahead) * plan.Weights.Factor) + range;
    }

    /// <summary>Measures the content representation and the style representation.</summary>
    private Measurements MeasureTargets(ScaledInputs inputs, CancellationToken cancellationToken)
    {
        using var measurement = new TargetMeasurement(plan, Compile);
        var measured = measurement.Of(inputs, cancellationToken);
        return TargetOverride is null ? measured : measured with { Targets = [.. measured.Targets.Select(TargetOverride)] };
    }

    /// <summary>The objective of a scale, with its targets and regions set.</summary>
    private PreparedObjective PrepareObjective(
        ScaledInputs inputs, IReadOnlyList<Target> targets, CancellationToken cancellationToken)
    {
        // Compiling takes a while and cannot be canceled.
        cancellationToken.ThrowIfCancellationRequested();
        var prepared = PreparedObjective.Of(plan, inputs, targets, objectives);
        _engines.Add(prepared.Engine.Name);
        return prepared;
    }

    private ICompiledGraph Compile(Graph graph)
    {
        var (compiled, engine) = executor.Compile(graph);
        _engines.Add(engine.Name);
        return compiled;
    }
}

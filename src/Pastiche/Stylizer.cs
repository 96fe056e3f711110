using System.Diagnostics;
using Pastiche.Graphs;
using Pastiche.Imaging;
using Pastiche.Losses;
using Pastiche.Optimization;
using Pastiche.Runtime;
using Pastiche.Stylization;

namespace Pastiche;

/// <summary>
/// Neural style transfer: L. A. Gatys, A. S. Ecker, M. Bethge, "Image Style Transfer Using Convolutional Neural Networks" (CVPR
/// 2016), from coarse to fine. A frozen network measures the content of one picture and the style of another; a third is optimised
/// until both are matched.
/// </summary>
/// <remarks>
/// All members may be called from any thread. A stylizer has one run at a time; a second one is refused with an
/// <see cref="InvalidOperationException"/> until the first has ended, its enumerator was disposed, or the garbage collector has found
/// that it was dropped. <see cref="Dispose"/> ends the run under way.
/// </remarks>
public sealed class Stylizer : IDisposable
{
    private readonly Backbone _backbone;
    private readonly EngineExecutor _executor;
    private readonly List<EngineChoice> _engines = [];
    private readonly CompiledObjectives _compiled;
    private readonly ExclusiveUse _use = new(nameof(Stylizer));
    private readonly WeakReference<IEnumerator<StylizeStep>?> _run = new(null);

    /// <summary>Creates a stylizer.</summary>
    /// <param name="backbone">The measuring instrument; null for <see cref="Backbone.ResNet18"/>.</param>
    /// <param name="threads">How many threads to use, from 1 to 256; null for one a core. Results do not depend on it.</param>
    /// <param name="device">Where the network is run; null for <see cref="Device.Auto"/>. The same bytes every time are promised on the CPU only.</param>
    /// <param name="engine">What runs it there. Each engine rounds in its own way, so pictures of two differ a little.</param>
    /// <param name="keptBytes">
    /// About how much memory may be spent to keep what was compiled for the sizes of earlier runs, so that other pictures of these sizes
    /// start sooner; 0 keeps what was used last alone.
    /// </param>
    /// <exception cref="PasticheException">
    /// The number of threads or the memory to spend is out of range, or the device cannot be used, or not with that engine.
    /// </exception>
    public Stylizer(Backbone? backbone = null, int? threads = null, Device? device = null, Engine engine = Engine.Auto, long keptBytes = 0)
        : this(backbone ?? Backbone.ResNet18, EngineExecutor.Create(threads, device ?? Device.Auto, engine), keptBytes)
    {
    }

    /// <summary>Creates a stylizer that leaves graphs to an executor.</summary>
    internal Stylizer(Backbone backbone, EngineExecutor executor, long keptBytes = 0)
    {
        if (keptBytes < 0) throw Errors.OutOfRange("The memory for what is kept", $"{keptBytes} bytes", "0 or more");
        (_backbone, _executor, _compiled) = (backbone, executor, new CompiledObjectives(executor, keptBytes));
    }

    /// <summary>Paints the content of one picture in the style of another.</summary>
    /// <param name="content">What to paint; its proportions are kept.</param>
    /// <param name="styles">How to paint it: a picture, or several with weights and regions; any size.</param>
    /// <param name="options">What decides the look; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the run; to keep the picture so far, pull <see cref="Steps"/> instead.</param>
    /// <returns>The picture, its long side that of the last scale, transparent where the content is; and how it was made.</returns>
    /// <exception cref="PasticheException">An option is out of range, or a picture cannot be used.</exception>
    /// <exception cref="InvalidOperationException">Another run of this stylizer has not ended.</exception>
    /// <exception cref="OperationCanceledException">The run was ended.</exception>
    /// <exception cref="ObjectDisposedException">The stylizer was disposed, before the run or during it.</exception>
    public StylizeResult Run(Image content, StyleMix styles, StylizeOptions? options = null, CancellationToken cancellationToken = default) =>
        Steps(content, styles, options, null, cancellationToken).Last().Result();

    /// <summary>The same, one iteration at a time: pull steps, look at the losses or the picture, stop by not pulling any more.</summary>
    /// <param name="content">What to paint; its proportions are kept.</param>
    /// <param name="styles">How to paint it: a picture, or several with weights and regions; any size.</param>
    /// <param name="options">What decides the look; null for the defaults.</param>
    /// <param name="from">A state to go on from, captured in a run with the same pictures and options before its last iteration.</param>
    /// <param name="cancellationToken">Ends the iteration under way; the last step's picture can still be taken.</param>
    /// <exception cref="PasticheException">An option is out of range, a picture cannot be used, or the state is another run's.</exception>
    /// <exception cref="InvalidOperationException">Another run of this stylizer has not ended.</exception>
    /// <exception cref="OperationCanceledException">The run was ended.</exception>
    /// <exception cref="ObjectDisposedException">The stylizer was disposed, before the run or during it.</exception>
    public IEnumerable<StylizeStep> Steps(
        Image content, StyleMix styles, StylizeOptions? options = null, RunState? from = null, CancellationToken cancellationToken = default)
    {
        options ??= StylizeOptions.Default;
        var plan = Plan(content, styles, options);
        from?.Validate(plan, options);
        return Sequence(token => Iterate(content, styles, options, plan, from, null, token), cancellationToken);
    }

    /// <summary>The same, aimed elsewhere than at what the pictures measure, so that the recipe does not tell all.</summary>
    /// <param name="content">What to paint; its proportions are kept.</param>
    /// <param name="styles">How to paint it.</param>
    /// <param name="options">What decides the look.</param>
    /// <param name="aim">What to aim at in place of each target that was measured.</param>
    /// <param name="cancellationToken">Ends the iteration under way.</param>
    internal IEnumerable<StylizeStep> StepsTowards(
        Image content, StyleMix styles, StylizeOptions options, Func<Target, Target> aim, CancellationToken cancellationToken = default)
    {
        var plan = Plan(content, styles, options);
        return Sequence(token => Iterate(content, styles, options, plan, null, aim, token), cancellationToken);
    }

    /// <summary>What a run would do and need.</summary>
    /// <param name="content">The content picture.</param>
    /// <param name="styles">The style pictures.</param>
    /// <param name="options">What decides the look; null for the defaults.</param>
    /// <exception cref="PasticheException">An option is out of range, or a picture cannot be used.</exception>
    public StylizePlan Plan(Image content, StyleMix styles, StylizeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(styles);
        return Planner.Plan(_backbone, content, styles, options ?? StylizeOptions.Default, MemoryFactors.Of(_executor.Expected));
    }

    /// <summary>Refuses options that no pictures can be painted with.</summary>
    /// <exception cref="PasticheException">One is out of range.</exception>
    internal void Check(StylizeOptions options) => options.Validate(_backbone);

    /// <summary>The recipe that a run would lead to. What engine it will be is known once it runs: it is left out.</summary>
    /// <inheritdoc cref="Plan"/>
    internal Recipe Intend(Image content, StyleMix styles, StylizeOptions options) =>
        Recipe.Of(engine: "", _backbone, content, styles, options, Plan(content, styles, options));

    /// <summary>
    /// Cancels the run under way, which throws an <see cref="ObjectDisposedException"/>, waits until it has ended, and releases what is
    /// compiled. Steps that were taken still show their picture.
    /// </summary>
    public void Dispose() => _use.Close(_compiled.Dispose);

    private StepSequence Sequence(Func<CancellationToken, IEnumerable<StylizeStep>> begin, CancellationToken cancellationToken)
    {
        _use.ThrowIfClosed();
        return new StepSequence(_use, _run, begin, cancellationToken);
    }

    private IEnumerable<StylizeStep> Iterate(
        Image content, StyleMix styles, StylizeOptions options, StylizePlan plan, RunState? from, Func<Target, Target>? aim, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        _engines.Clear();
        var scene = new Scene(content, styles, options);
        Image? image = null;
        for (var scale = from?.Scale ?? 0; scale < plan.Scales.Count; scale++)
        {
            var planned = plan.Scales[scale];
            var run = Begin(scene, planned, options, image, from, aim, cancellationToken);
            from = null;
            var recipe = Recipe.Of(Engines(), _backbone, content, styles, options, plan);
            while (run.Iteration < planned.Iterations)
            {
                var outcome = run.Step(cancellationToken);
                var ends = outcome == StepOutcome.Stalled || run.Iteration == planned.Iterations;
                yield return new StylizeStep(run, recipe, _use)
                {
                    Scale = scale,
                    Width = planned.Width,
                    Height = planned.Height,
                    Iteration = run.Iteration,
                    Iterations = planned.Iterations,
                    Terms = run.Terms,
                    Total = run.Terms.Total(options),
                    Outcome = outcome,
                    IsLast = outcome == StepOutcome.NonFinite || (ends && scale + 1 == plan.Scales.Count),
                    Engine = _engines[^1],
                    Elapsed = clock.Elapsed,
                };
                if (outcome == StepOutcome.NonFinite) yield break;
                if (outcome == StepOutcome.Stalled) break;
            }

            image = scale + 1 < plan.Scales.Count ? run.Painted() : null;
        }
    }

    /// <summary>One scale: measure the pictures at its size, and start from the state, the picture so far, or as the options say.</summary>
    private ScaleRun Begin(
        Scene scene, PlannedScale planned, StylizeOptions options, Image? image, RunState? from, Func<Target, Target>? aim, CancellationToken cancellationToken)
    {
        var scaled = scene.At(planned);
        var targets = Measure(scaled, options, cancellationToken);
        if (aim is not null) targets = [.. targets.Select(aim)];
        var start = image is null
            ? StartingImage.Create(options.Initialization, scaled.Content, options.Seed)
            : StartingImage.Enlarge(image, scaled.Content, options);
        var stride = Planner.Stride(_backbone, options);
        var padded = Padding.Reflect(start, stride);
        cancellationToken.ThrowIfCancellationRequested();
        var objective = Aim(targets, options, padded.Width, padded.Height);
        foreach (var region in scaled.Regions)
            if (region.Share is { } share) objective.Bound(region.Index!.Value, share.Pad(padded.Width, padded.Height));
        var composition = scaled.Composition(padded.Width, padded.Height, stride);
        return new ScaleRun(objective, targets, padded, composition, scaled.Finish, from, planned, options);
    }

    /// <summary>The content representation and the style representation.</summary>
    private IReadOnlyList<Target> Measure(ScaledScene scene, StylizeOptions options, CancellationToken cancellationToken)
    {
        using var measurement = new TargetMeasurement(_backbone, options, Compile);
        return measurement.Of(scene, cancellationToken);
    }

    /// <summary>The objective for this size, aimed at the targets.</summary>
    private CompiledObjective Aim(IReadOnlyList<Target> targets, StylizeOptions options, int width, int height)
    {
        var objective = new Objective(options.Tileable ? _backbone.Wrapped : _backbone, [.. targets.Select(target => target.Term)]);
        var (compiled, by) = _compiled.Get(objective, width, height, Bytes);
        _engines.Add(by);
        compiled.Aim(targets);
        return compiled;

        long Bytes() => new MemoryModel(_backbone, options, MemoryFactors.Of(_executor.Expected)).ObjectiveBytes(width, height);
    }

    private ICompiledGraph Compile(Graph graph)
    {
        var compiled = _executor.Compile(graph);
        _engines.Add(_executor.Choice!);
        return compiled;
    }

    /// <summary>What ran the graphs of this run so far, in the order of first use.</summary>
    private string Engines() => string.Join(" and ", _engines.Select(engine => engine.Name).Distinct());
}

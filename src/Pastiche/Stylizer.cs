using System.Diagnostics;
using Pastiche.Imaging;
using Pastiche.Losses;
using Pastiche.Optimization;
using Pastiche.Runtime;

namespace Pastiche;

/// <summary>
/// Neural style transfer: L. A. Gatys, A. S. Ecker, M. Bethge, "Image Style Transfer Using Convolutional Neural Networks" (CVPR
/// 2016), from coarse to fine. A frozen network measures the content of one picture and the style of another; a third is optimised
/// until both are matched. Serves one run at a time, and says so.
/// </summary>
public sealed class Stylizer : IDisposable
{
    private readonly Backbone _backbone;
    private readonly EngineExecutor _executor;
    private readonly List<EngineChoice> _engines = [];
    private CompiledObjective? _compiled;
    private EngineChoice? _compiledBy;
    private bool _running;
    private bool _disposed;

    /// <summary>Creates a stylizer.</summary>
    /// <param name="backbone">The measuring instrument; null for <see cref="Backbone.ResNet18"/>.</param>
    /// <param name="threads">How many threads to use, from 1 to 256; null for one a core. Results do not depend on it.</param>
    /// <param name="device">Where the network is run; null for <see cref="Device.Auto"/>. The same bytes every time are promised on the CPU only.</param>
    /// <param name="engine">What runs it there. Each engine rounds in its own way, so pictures of two differ a little.</param>
    /// <exception cref="PasticheException">The number of threads is out of range, or the device cannot be used, or not with that engine.</exception>
    public Stylizer(Backbone? backbone = null, int? threads = null, Device? device = null, Engine engine = Engine.Auto)
        : this(backbone ?? Backbone.ResNet18, Executor(threads, device ?? Device.Auto, engine))
    {
    }

    /// <summary>Creates a stylizer that leaves graphs to an executor.</summary>
    internal Stylizer(Backbone backbone, EngineExecutor executor) => (_backbone, _executor) = (backbone, executor);

    /// <summary>Paints the content of one picture in the style of another.</summary>
    /// <param name="content">What to paint; its proportions are kept.</param>
    /// <param name="style">How to paint it; any size.</param>
    /// <param name="options">What decides the look; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the run; to keep the picture so far, pull <see cref="Steps"/> instead.</param>
    /// <returns>The picture, its long side that of the last scale, transparent where the content is; and how it was made.</returns>
    /// <exception cref="PasticheException">An option is out of range, or a picture cannot be used.</exception>
    /// <exception cref="OperationCanceledException">The run was ended.</exception>
    public StylizeResult Run(Image content, Image style, StylizeOptions? options = null, CancellationToken cancellationToken = default) =>
        Steps(content, style, options, null, cancellationToken).Last().Result();

    /// <summary>The same, one iteration at a time: pull steps, look at the losses or the picture, stop by not pulling any more.</summary>
    /// <param name="content">What to paint; its proportions are kept.</param>
    /// <param name="style">How to paint it; any size.</param>
    /// <param name="options">What decides the look; null for the defaults.</param>
    /// <param name="from">A state to go on from, captured in a run with the same pictures and options before its last iteration.</param>
    /// <param name="cancellationToken">Ends the iteration under way; the last step's picture can still be taken.</param>
    /// <exception cref="PasticheException">An option is out of range, a picture cannot be used, or the state is another run's.</exception>
    /// <exception cref="InvalidOperationException">Another run of this stylizer has not ended.</exception>
    /// <exception cref="OperationCanceledException">The run was ended.</exception>
    public IEnumerable<StylizeStep> Steps(
        Image content, Image style, StylizeOptions? options = null, RunState? from = null, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        options ??= StylizeOptions.Default;
        var plan = Plan(content, style, options);
        from?.Validate(plan, options);
        return Iterate(content, style, options, plan, from, cancellationToken);
    }

    /// <summary>What a run would do and need.</summary>
    /// <param name="content">The content picture.</param>
    /// <param name="style">The style picture.</param>
    /// <param name="options">What decides the look; null for the defaults.</param>
    /// <exception cref="PasticheException">An option is out of range, or a picture cannot be used.</exception>
    public StylizePlan Plan(Image content, Image style, StylizeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(style);
        return Planner.Plan(_backbone, content, style, options ?? StylizeOptions.Default, MemoryFactors.Of(_executor.Expected));
    }

    /// <summary>Releases the compiled objective.</summary>
    public void Dispose()
    {
        _disposed = true;
        Release();
    }

    private IEnumerable<StylizeStep> Iterate(
        Image content, Image style, StylizeOptions options, StylizePlan plan, RunState? from, CancellationToken cancellationToken)
    {
        if (_running) throw new InvalidOperationException("A stylizer serves one run at a time; end the other one, or use another stylizer.");
        _running = true;
        try
        {
            var clock = Stopwatch.StartNew();
            _engines.Clear();
            Image? picture = null;
            for (var scale = from?.Scale ?? 0; scale < plan.Scales.Count; scale++)
            {
                var planned = plan.Scales[scale];
                var run = Begin(content, style, planned, options, picture, from, cancellationToken);
                from = null;
                var recipe = Recipe.Of(Engines(), _backbone, content, style, options, plan);
                while (run.Iteration < planned.Iterations)
                {
                    var outcome = run.Step(cancellationToken);
                    var ends = outcome == StepOutcome.Stalled || run.Iteration == planned.Iterations;
                    yield return new StylizeStep(run, recipe)
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

                picture = scale + 1 < plan.Scales.Count ? run.Picture() : null;
            }
        }
        finally
        {
            _running = false;
        }
    }

    /// <summary>One scale: measure both pictures at its size, and start from the state, the picture so far, or as the options say.</summary>
    private ScaleRun Begin(
        Image content, Image style, PlannedScale planned, StylizeOptions options, Image? picture, RunState? from, CancellationToken cancellationToken)
    {
        var scaledContent = content.Resize(planned.Width, planned.Height);
        var targets = Measure(scaledContent, style.Resize(planned.StyleWidth, planned.StyleHeight), options, cancellationToken);
        var start = picture?.Resize(planned.Width, planned.Height) ?? StartingPicture.Create(options.Initialization, scaledContent, options.Seed);
        var padded = Padding.Reflect(start, Planner.Stride(_backbone, options));
        cancellationToken.ThrowIfCancellationRequested();
        return new ScaleRun(Aim(targets, padded.Width, padded.Height), targets, padded, scaledContent.Alpha.ToArray(), from, planned, options);
    }

    /// <summary>The content representation and the style representation: what the picture has to match.</summary>
    private List<Target> Measure(Image content, Image style, StylizeOptions options, CancellationToken cancellationToken) =>
    [
        .. Measure(content, TermKind.Content, new ContentLoss(), options, cancellationToken),
        .. Measure(style, TermKind.Style, new GramLoss(), options, cancellationToken),
    ];

    private IEnumerable<Target> Measure(
        Image picture, TermKind kind, FeatureLoss loss, StylizeOptions options, CancellationToken cancellationToken)
    {
        var (kindWeight, layers) = kind == TermKind.Content
            ? (options.ContentWeight, options.ContentLayers ?? _backbone.ContentLayers)
            : (options.StyleWeight, options.StyleLayers ?? _backbone.StyleLayers);
        if (kindWeight == 0) return [];
        var sum = layers.Sum(layer => (double)layer.Weight);
        (Term Term, double Share)[] shares =
        [
            .. layers.Where(layer => layer.Weight > 0).Select(layer => (new Term(kind, _backbone.Layer(layer.Layer).Name, loss), layer.Weight / sum)),
        ];
        var padded = Padding.Reflect(picture, Planner.Stride(_backbone, options));
        // Compiling takes a while and cannot be ended.
        cancellationToken.ThrowIfCancellationRequested();
        using var measurement = _executor.Compile(new Objective(_backbone, [.. shares.Select(share => share.Term)]).Measurement(padded.Width, padded.Height));
        _engines.Add(_executor.Choice!);
        padded.Pixels.CopyTo(measurement.Input(Objective.Image));
        measurement.Run(cancellationToken);
        return [.. shares.Select(share => Target.Of(share.Term, measurement.Output(share.Term.Target).ToArray(), share.Share, kindWeight, options.Normalization, _backbone.FeatureScale))];
    }

    /// <summary>The objective for this size, aimed at the targets. Only the last one used is kept, for another run of the same size.</summary>
    private CompiledObjective Aim(List<Target> targets, int width, int height)
    {
        var objective = new Objective(_backbone, [.. targets.Select(target => target.Term)]);
        if (_compiled is null || _compiled.Objective != objective || (_compiled.Width, _compiled.Height) != (width, height))
        {
            Release();
            _compiled = new CompiledObjective(objective, width, height, _executor);
            _compiledBy = _executor.Choice;
        }

        _engines.Add(_compiledBy!);
        _compiled.Aim(targets);
        return _compiled;
    }

    /// <summary>What ran the graphs of this run so far, in the order of first use.</summary>
    private string Engines() => string.Join(" and ", _engines.Select(engine => engine.Name).Distinct());

    private static EngineExecutor Executor(int? threads, Device device, Engine engine)
    {
        if (threads is { } number) Throw.IfOutside("The number of threads", number, 1, 256);
        if (!Enum.IsDefined(engine)) Throw.OutOfRange("The engine", $"{engine}", string.Join(", ", Enum.GetNames<Engine>()));
        return new EngineExecutor(engine, threads ?? 0, device);
    }

    private void Release()
    {
        _compiled?.Dispose();
        _compiled = null;
    }
}

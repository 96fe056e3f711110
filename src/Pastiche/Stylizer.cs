using System.Collections;
using Pastiche.Graphs;
using Pastiche.Imaging;
using Pastiche.Losses;
using Pastiche.Runtime;
using Pastiche.Stylization;

namespace Pastiche;

/// <summary>
/// Neural style transfer: L. A. Gatys, A. S. Ecker, M. Bethge, "Image Style Transfer Using Convolutional Neural Networks" (CVPR
/// 2016), from coarse to fine. A frozen network measures the content of one image and the style of another; a third is optimized
/// until it matches both.
/// </summary>
/// <remarks>
/// All members may be called from any thread. A stylizer has one run at a time; a second one is refused with an
/// <see cref="InvalidOperationException"/> until the first has ended, its enumerator was disposed, or the garbage collector has found
/// that it was dropped. <see cref="Dispose"/> cancels the current run.
/// </remarks>
public sealed partial class Stylizer : IDisposable
{
    private readonly Backbone _backbone;
    private readonly EngineExecutor _executor;
    private readonly CompiledObjectives _objectives;
    private readonly Lazy<EngineSpeed> _speed;
    private readonly ExclusiveUse _use = new(nameof(Stylizer));
    private readonly WeakReference<IEnumerator?> _run = new(null);

    /// <summary>Creates a stylizer.</summary>
    /// <param name="backbone">The network that measures; null for <see cref="Backbone.ResNet18"/>.</param>
    /// <param name="threads">How many threads to use, from 1 to 256; null for one a core. Results do not depend on it.</param>
    /// <param name="device">
    /// The device that runs the network; null for <see cref="Device.Auto"/>. Results are identical to the byte on the CPU only.
    /// </param>
    /// <param name="engine">The engine that runs it there. Engines round differently, so their images differ a little.</param>
    /// <param name="keptBytes">
    /// About how many bytes of memory may keep what was compiled for earlier runs, so that other images of their sizes start sooner;
    /// 0 keeps only what was used last.
    /// </param>
    /// <exception cref="PasticheException">
    /// The number of threads or the memory to spend is out of range, or the device cannot be used, or not with that engine.
    /// </exception>
    public Stylizer(Backbone? backbone = null, int? threads = null, Device? device = null, Engine engine = Engine.Auto, long keptBytes = 0)
        : this(backbone ?? Backbone.ResNet18, EngineExecutor.Create(threads, device ?? Device.Auto, engine), keptBytes)
    {
    }

    /// <summary>Creates a stylizer whose graphs are run by an executor.</summary>
    internal Stylizer(Backbone backbone, EngineExecutor executor, long keptBytes = 0)
    {
        if (keptBytes < 0) throw Errors.OutOfRange("The memory for what is kept", $"{keptBytes} bytes", "0 or more");
        (_backbone, _executor, _objectives) = (backbone, executor, new CompiledObjectives(executor, keptBytes));
        _speed = new(() => new EngineSpeed(executor));
    }

    /// <summary>Paints the content of one image in the style of another.</summary>
    /// <param name="content">What to paint; its proportions are kept.</param>
    /// <param name="styles">How to paint it: an image, or several with weights and regions; any size.</param>
    /// <param name="options">What decides the look; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the run; to keep the image so far, enumerate <see cref="Steps"/> instead.</param>
    /// <returns>The image, with the long side of the last scale and the transparency of the content, and its recipe.</returns>
    /// <exception cref="PasticheException">An option is out of range, or an image cannot be used.</exception>
    /// <exception cref="InvalidOperationException">Another run of this stylizer has not ended.</exception>
    /// <exception cref="OperationCanceledException">The run was canceled.</exception>
    /// <exception cref="ObjectDisposedException">The stylizer was disposed, before the run or during it.</exception>
    public StylizeResult Run(
        Image content, StyleMix styles, StylizeOptions? options = null, CancellationToken cancellationToken = default) =>
        Steps(content, styles, options, null, cancellationToken).Last().Result();

    /// <summary>Runs lazily: each step is computed when it is enumerated. Stop enumerating to stop the run.</summary>
    /// <param name="content">What to paint; its proportions are kept.</param>
    /// <param name="styles">How to paint it: an image, or several with weights and regions; any size.</param>
    /// <param name="options">What decides the look; null for the defaults.</param>
    /// <param name="resumeFrom">A state to resume from, captured in a run with the same images and options before its end.</param>
    /// <param name="cancellationToken">Cancels the iteration under way; the last step's image can still be taken.</param>
    /// <exception cref="PasticheException">An option is out of range, an image cannot be used, or the state is another run's.</exception>
    /// <exception cref="InvalidOperationException">Another run of this stylizer has not ended.</exception>
    /// <exception cref="OperationCanceledException">The run was canceled.</exception>
    /// <exception cref="ObjectDisposedException">The stylizer was disposed, before the run or during it.</exception>
    public IEnumerable<StylizeStep> Steps(
        Image content,
        StyleMix styles,
        StylizeOptions? options = null,
        RunState? resumeFrom = null,
        CancellationToken cancellationToken = default)
    {
        var plan = Resolve(content, styles, options);
        resumeFrom?.Validate(plan);
        var from = resumeFrom is null ? null : ResumePoint.Of(resumeFrom);
        return Sequence(token => Begin(plan, resumeFrom: from).Steps(token), cancellationToken);
    }

    /// <summary>Goes on from a checkpoint, lazily as <see cref="Steps"/> does, with the same results to the bit.</summary>
    /// <param name="content">The content of the run.</param>
    /// <param name="styles">The styles of the run.</param>
    /// <param name="checkpoint">The checkpoint. The file must stay as it is until the first step is taken.</param>
    /// <param name="options">
    /// The options of the run; null for those of the checkpoint's recipe, which lacks the pictures of a starting image and of a map of
    /// detail.
    /// </param>
    /// <param name="cancellationToken">Cancels the iteration under way; the last step's image can still be taken.</param>
    /// <remarks>
    /// On another processor or engine the run goes on too, but its results differ by rounding from those of one that was never
    /// interrupted. The recipe of the result names both engines.
    /// </remarks>
    /// <exception cref="PasticheException">
    /// The images, the options or the network are not those of the checkpoint's run; or the file has changed since it was opened.
    /// </exception>
    /// <exception cref="InvalidOperationException">Another run of this stylizer has not ended.</exception>
    /// <exception cref="OperationCanceledException">The run was canceled.</exception>
    /// <exception cref="ObjectDisposedException">The stylizer was disposed, before the run or during it.</exception>
    public IEnumerable<StylizeStep> Resume(
        Image content,
        StyleMix styles,
        Checkpoint checkpoint,
        StylizeOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(styles);
        ArgumentNullException.ThrowIfNull(checkpoint);
        var plan = Resolve(content, styles, options ?? checkpoint.Recipe.Options);
        checkpoint.RequireRunOf(plan);
        return Sequence(token => Begin(plan, resumeFrom: ResumePoint.Of(checkpoint)).Steps(token), cancellationToken);
    }

    /// <summary>Runs with replaced targets. The recipe does not record the replacement.</summary>
    /// <param name="content">What to paint; its proportions are kept.</param>
    /// <param name="styles">How to paint it.</param>
    /// <param name="options">What decides the look.</param>
    /// <param name="targetOverride">Replaces each target that was measured.</param>
    /// <param name="cancellationToken">Cancels the iteration under way.</param>
    internal IEnumerable<StylizeStep> StepsTowards(
        Image content,
        StyleMix styles,
        StylizeOptions options,
        Func<Target, Target> targetOverride,
        CancellationToken cancellationToken = default)
    {
        var plan = Resolve(content, styles, options);
        return Sequence(token => Begin(plan, targetOverride: targetOverride).Steps(token), cancellationToken);
    }

    /// <summary>
    /// Computes the losses of images against a content and styles, as a run does at its last scale. The content is not measured if its
    /// weight is 0; likewise the styles.
    /// </summary>
    /// <param name="images">
    /// The images to measure. Each is resized to the size of the last scale, and reflected at the right and the bottom up to multiples of
    /// the network's stride; one that has this padded size already is measured as it is.
    /// </param>
    /// <param name="content">The content.</param>
    /// <param name="styles">The styles.</param>
    /// <param name="options">Layers, losses and weights; null for the defaults.</param>
    /// <param name="cancellationToken">Cancels the measurement.</param>
    /// <returns>One result for each image.</returns>
    /// <exception cref="PasticheException">An option is out of range, or an image cannot be used.</exception>
    /// <exception cref="InvalidOperationException">A run of this stylizer has not ended.</exception>
    /// <exception cref="OperationCanceledException">The measurement was canceled.</exception>
    /// <exception cref="ObjectDisposedException">The stylizer was disposed, before the call or during it.</exception>
    public IReadOnlyList<ImageLosses> Measure(
        IReadOnlyList<Image> images,
        Image content,
        StyleMix styles,
        StylizeOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        foreach (var image in images)
        {
            ArgumentNullException.ThrowIfNull(image, nameof(images));
            FinitePixels.Require("picture", image);
        }

        var plan = Resolve(content, styles, options);
        return [.. Sequence(token => Begin(plan).Measure(images, token), cancellationToken)];
    }

    /// <summary>Plans a run: its sizes and its memory.</summary>
    /// <param name="content">The content image.</param>
    /// <param name="styles">The style images.</param>
    /// <param name="options">What decides the look; null for the defaults.</param>
    /// <exception cref="PasticheException">An option is out of range, or an image cannot be used.</exception>
    public StylizePlan Plan(Image content, StyleMix styles, StylizeOptions? options = null) => Resolve(content, styles, options).Summary;

    /// <summary>
    /// Chooses <see cref="StylizeOptions.TileSide"/>, <see cref="StylizeOptions.CurvaturePairs"/> and
    /// <see cref="StylizeOptions.CurvaturePrecision"/> so that a run fits into a budget of memory and takes as little time as it can.
    /// </summary>
    /// <param name="content">The content image.</param>
    /// <param name="styles">The style images.</param>
    /// <param name="options">What decides the look; null for the defaults. A side of tiles that it has is kept.</param>
    /// <param name="memoryBytes">The bytes that the program may take.</param>
    /// <returns>The options themselves if they fit; otherwise those that fit and cost the least time.</returns>
    /// <exception cref="PasticheException">An option is out of range, an image cannot be used, or nothing fits.</exception>
    public StylizeOptions Fit(Image content, StyleMix styles, StylizeOptions? options, long memoryBytes)
    {
        options ??= StylizeOptions.Default;
        var (fitted, bytes) = FitOrLeast(content, styles, options, memoryBytes);
        return bytes <= memoryBytes
            ? fitted
            : throw Errors.DoesNotFit(bytes, memoryBytes, options.Scales.Steps.Max(step => step.LongSide));
    }

    /// <summary>
    /// Estimates the time of a run from its plan and the speed of this computer, which is measured once, in under half a second.
    /// </summary>
    /// <param name="plan">What <see cref="Plan"/> gave.</param>
    /// <returns>The time, within about a third where nothing else runs.</returns>
    public TimeSpan EstimateTime(StylizePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return TimeOf(plan.Operations);
    }

    /// <summary>Estimates the time of so many multiply-adds of convolutions.</summary>
    internal TimeSpan TimeOf(double operations) => _speed.Value.TimeOf(operations);

    /// <summary>Like <see cref="Fit"/>, but gives what takes the least memory where nothing fits; and the bytes.</summary>
    internal (StylizeOptions Options, long Bytes) FitOrLeast(Image content, StyleMix styles, StylizeOptions options, long memoryBytes) =>
        MemoryFit.Of(options, memoryBytes, candidate =>
        {
            var plan = Resolve(content, styles, candidate);
            return (plan.Summary.MemoryBytes, plan.Summary.Operations);
        });

    /// <summary>Refuses options that no image can be painted with.</summary>
    /// <exception cref="PasticheException">One is out of range.</exception>
    internal void Check(StylizeOptions options) => options.Validate(_backbone);

    /// <summary>The recipe that a run would lead to, without its engine, which is known only when it runs.</summary>
    /// <inheritdoc cref="Plan"/>
    internal Recipe Intend(Image content, StyleMix styles, StylizeOptions options) => Resolve(content, styles, options).Recipe(engine: "");

    /// <summary>
    /// Cancels the current run, which throws an <see cref="ObjectDisposedException"/>, waits until it has ended, and releases what is
    /// compiled. The images of steps that were taken stay readable.
    /// </summary>
    public void Dispose() => _use.Close(_objectives.Dispose);

    private StepSequence<T> Sequence<T>(Func<CancellationToken, IEnumerable<T>> begin, CancellationToken cancellationToken)
        where T : class
    {
        _use.ThrowIfClosed();
        return new StepSequence<T>(_use, _run, begin, cancellationToken);
    }

    private StylizeRun Begin(RunPlan plan, ResumePoint? resumeFrom = null, Func<Target, Target>? targetOverride = null) =>
        new(plan, _executor, _objectives, _use) { ResumeFrom = resumeFrom, TargetOverride = targetOverride };

    private RunPlan Resolve(Image content, StyleMix styles, StylizeOptions? options)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(styles);
        return Planner.Plan(_backbone, content, styles, options ?? StylizeOptions.Default, _executor.Memory);
    }
}

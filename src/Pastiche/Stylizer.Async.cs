using System.Runtime.CompilerServices;
using Pastiche.Events;
using Pastiche.Stylization;

namespace Pastiche;

public sealed partial class Stylizer
{
    /// <summary>Paints the content of one image in the style of another, on a thread of its own.</summary>
    /// <param name="content">What to paint; its proportions are kept. It must not be changed before the run has ended.</param>
    /// <param name="styles">How to paint it: an image, or several with weights and regions; any size.</param>
    /// <param name="options">What decides the look; null for the defaults.</param>
    /// <param name="progress">
    /// Takes a report after each iteration, on the thread of the run, which waits for it; a <see cref="Progress{T}"/> passes it on to the
    /// context that it was created in. Null for no reports.
    /// </param>
    /// <param name="previewEvery">
    /// The least time between two reports with an image, 0 or more; null for none. Each image is a copy.
    /// </param>
    /// <param name="cancellationToken">Cancels the run; to keep the image so far, enumerate <see cref="StepsAsync"/> instead.</param>
    /// <returns>The image, with the long side of the last scale and the transparency of the content, and its recipe.</returns>
    /// <exception cref="PasticheException">An option is out of range, or an image cannot be used.</exception>
    /// <exception cref="InvalidOperationException">Another run of this stylizer has not ended.</exception>
    /// <exception cref="OperationCanceledException">The run was canceled, and has ended.</exception>
    /// <exception cref="ObjectDisposedException">The stylizer was disposed, before the run or during it.</exception>
    public Task<StylizeResult> RunAsync(
        Image content,
        StyleMix styles,
        StylizeOptions? options = null,
        IProgress<StylizeProgress>? progress = null,
        TimeSpan? previewEvery = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(styles);
        if (previewEvery < TimeSpan.Zero) throw Errors.OutOfRange("The time between previews", $"{previewEvery}", "0 or more, or null");
        // A run takes seconds to hours, which is too long for a thread of the pool.
        return Task.Factory.StartNew(
            () => Run(Resolve(content, styles, options), progress, previewEvery, cancellationToken),
            cancellationToken,
            TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
            TaskScheduler.Default);
    }

    /// <summary>
    /// Runs lazily: each step is computed on the thread pool when it is awaited. Stop enumerating to stop the run. A step shows its image
    /// until the next one is awaited.
    /// </summary>
    /// <param name="content">What to paint; its proportions are kept.</param>
    /// <param name="styles">How to paint it: an image, or several with weights and regions; any size.</param>
    /// <param name="options">What decides the look; null for the defaults.</param>
    /// <param name="resumeFrom">A state to resume from, captured in a run with the same images and options before its end.</param>
    /// <param name="cancellationToken">Cancels the iteration under way; the last step's image can still be taken.</param>
    /// <exception cref="PasticheException">An option is out of range, an image cannot be used, or the state is another run's.</exception>
    /// <exception cref="InvalidOperationException">Another run of this stylizer has not ended.</exception>
    /// <exception cref="OperationCanceledException">The run was canceled.</exception>
    /// <exception cref="ObjectDisposedException">The stylizer was disposed, before the run or during it.</exception>
    public IAsyncEnumerable<StylizeStep> StepsAsync(
        Image content,
        StyleMix styles,
        StylizeOptions? options = null,
        RunState? resumeFrom = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(styles);
        return PullOnPool(token => Steps(content, styles, options, resumeFrom, token), cancellationToken);
    }

    /// <summary>
    /// Goes on from a checkpoint, lazily as <see cref="StepsAsync"/> does. A step shows its image until the next one is awaited.
    /// </summary>
    /// <inheritdoc cref="Resume"/>
    public IAsyncEnumerable<StylizeStep> ResumeAsync(
        Image content,
        StyleMix styles,
        Checkpoint checkpoint,
        StylizeOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(styles);
        ArgumentNullException.ThrowIfNull(checkpoint);
        return PullOnPool(token => Resume(content, styles, checkpoint, options, token), cancellationToken);
    }

    private static async IAsyncEnumerable<StylizeStep> PullOnPool(
        Func<CancellationToken, IEnumerable<StylizeStep>> begin, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var steps = await Task.Run(() => begin(cancellationToken).GetEnumerator(), cancellationToken).ConfigureAwait(false);
        while (await Task.Run(steps.MoveNext, CancellationToken.None).ConfigureAwait(false)) yield return steps.Current;
    }

    private StylizeResult Run(
        RunPlan plan, IProgress<StylizeProgress>? progress, TimeSpan? previewEvery, CancellationToken cancellationToken)
    {
        var reporter = progress is null ? null : new ProgressReporter(plan.Scales, progress, previewEvery);
        StylizeStep? last = null;
        foreach (var step in Sequence(token => Begin(plan).Steps(token), cancellationToken))
        {
            reporter?.Report(step);
            last = step;
        }

        return last!.Result();
    }
}

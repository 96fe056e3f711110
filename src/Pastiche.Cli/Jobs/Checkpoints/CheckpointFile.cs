using Pastiche.Cli.Platform;
using Pastiche.Imaging;
using Pastiche.Stylization;

namespace Pastiche.Cli.Jobs.Checkpoints;

/// <summary>The checkpoint of a run: written now and then, kept where the run is ended early, removed when its picture is saved.</summary>
/// <param name="request">The request.</param>
/// <param name="losses">The losses so far, for the plot.</param>
internal sealed class CheckpointFile(StylizeRequest request, IReadOnlyList<StepTaken> losses)
{
    private readonly CheckpointSchedule? _schedule =
        request.Checkpoint is { } checkpoint ? new CheckpointSchedule(checkpoint.Every, TimeProvider.System) : null;

    private bool _isThere = request.ResumeFrom is not null;
    private bool _hasFailed;

    /// <summary>How to go on with the run; null if there is no checkpoint.</summary>
    public string? WayOn =>
        _isThere && File.Exists(request.Checkpoint!.Path) ? $"go on with: pastiche resume {request.Checkpoint.Path}" : null;

    /// <summary>Checks before the run that the file can be written, and that the run can be resumed from it.</summary>
    /// <exception cref="PasticheException">It cannot.</exception>
    public void Check()
    {
        if (request.Checkpoint is not { Path: var path }) return;
        foreach (var (_, input) in request.Inputs)
        {
            if (input == StandardStreams.Name || WholeFile.IsStream(input)) throw Errors.ReadOnce("--checkpoint", input);
        }

        if (path == StandardStreams.Name || WholeFile.IsStream(path)) throw Errors.NoCheckpointFile(path);
        if (FilePaths.AreSame(path, request.Output)) throw Errors.SameFile("--checkpoint", path);
        if (request.LossPlot is { } plot && FilePaths.AreSame(path, plot)) throw Errors.SameFile("--checkpoint", path);
        foreach (var (kind, input) in request.Inputs)
        {
            if (FilePaths.AreSame(path, input)) throw Errors.OutputIsInput(path, kind);
        }

        if (request.ResumeFrom is null && !request.Save.Overwrite && WholeFile.WouldReplace(path)) throw Errors.CheckpointThere(path);
        WholeFile.Check(path);
        WholeFile.Check(StateFile.TemporaryOf(path));
    }

    /// <summary>Writes the file if it is due after a step.</summary>
    /// <returns>What came of it; null if it was not due, and after the first failure.</returns>
    public JobEvent? After(StylizeStep step)
    {
        if (_schedule is not { IsDue: true } || step.IsLast) return null;
        var path = request.Checkpoint!.Path;
        var took = TimeSpan.Zero;
        if (Message.TryRun(() => took = _schedule.Write(() => Write(step))) is not { } problem)
        {
            _hasFailed = false;
            return new CheckpointSaved(path, step.Scale, step.Iteration, new FileInfo(path).Length, took);
        }

        if (_hasFailed) return null;
        _hasFailed = true;
        return new CheckpointFailed(path, problem);
    }

    /// <summary>Writes the file where a run is ended early.</summary>
    /// <returns>The reason that it could not be written; null if it was, or is not to be.</returns>
    public string? Keep(StylizeStep step) =>
        request.Checkpoint is null || step.IsLast ? null : Message.TryRun(() => Write(step));

    /// <summary>Removes the file once nothing is left to do.</summary>
    /// <returns>The reason that it could not be removed; null if it was.</returns>
    public string? Remove()
    {
        if (request.Checkpoint is not { Path: var path }) return null;
        var problem = Message.TryRun(() =>
        {
            string[] files = _isThere ? [StateFile.TemporaryOf(path), FilePaths.RealPath(path)] : [StateFile.TemporaryOf(path)];
            foreach (var file in files.Where(File.Exists)) File.Delete(file);
        });
        return problem is null ? null : $"the checkpoint is done with and cannot be removed: {problem}";
    }

    private void Write(StylizeStep step)
    {
        var job = CheckpointJob.Of(request, losses).ToJson();
        StateFile.Write(request.Checkpoint!.Path, overwrite: true, stream => step.SaveCheckpoint(stream, job));
        _isThere = true;
    }
}

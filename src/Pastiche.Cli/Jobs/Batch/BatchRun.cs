using System.Diagnostics;
using Pastiche.Cli.Display;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Jobs.Batch;

/// <summary>Paints images one after the other with one stylizer. An image that fails does not affect the others.</summary>
/// <param name="request">The images.</param>
/// <param name="display">Shows the runs.</param>
/// <param name="interruption">Ends the batch early.</param>
/// <param name="open">Opens the stylizer.</param>
internal sealed class BatchRun(BatchRequest request, IDisplay display, Interruption interruption, Func<Stylizer> open)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly ImageState[] _states = new ImageState[request.Images.Count];
    private readonly List<string> _failures = [];

    /// <summary>Paints all images that are not finished.</summary>
    /// <returns>The exit code.</returns>
    /// <exception cref="PasticheException">None of the images can be painted.</exception>
    public int Execute()
    {
        request.Check();
        var first = request.Images[0];
        using var stylizer = open();
        stylizer.Check(first.Options);
        // All images have the same start and the same map of detail, so an invalid one is an error of the batch.
        if (first.Start is not null) Image.Load(first.Start, first.LongestSide);
        if (first.DetailMap is { } map) Mask.Load(map.Path, map.Reading, first.LongestSide);
        request.CreateFolder();
        RunOutcome? early = null;
        for (var index = 0; index < _states.Length && early is null; index++) early = Paint(index, stylizer);
        return End(early);
    }

    /// <summary>Paints an image unless it is finished.</summary>
    /// <returns>The outcome of the batch if it ends with this image; null if it continues.</returns>
    private RunOutcome? Paint(int index, Stylizer stylizer)
    {
        var image = request.Images[index];
        if (interruption.Token.IsCancellationRequested) return new RunOutcome(interruption.ExitCode, "interrupted before it was begun");
        display.Show(new ImageBegun(index + 1, _states.Length, image.Content, image.Styles[0].Path, image.Output));
        try
        {
            if (FinishedImage.RemainingWork(image, stylizer) is { } remaining)
                return Classify(index, new StylizeRun(remaining, display, interruption, stylizer).Execute());
            _states[index] = ImageState.Skipped;
            display.Show(new ImageSkipped(image.Content, image.Styles[0].Path, image.Output));
        }
        catch (PasticheException problem)
        {
            Fail(index, problem.Message);
        }
        catch (Exception unexpected) when (unexpected is not (IOException or UnauthorizedAccessException))
        {
            // The other exceptions are about the output, which all images share, and end the batch.
            Fail(index, Message.OfUnexpected(unexpected));
        }

        return null;
    }

    private RunOutcome? Classify(int index, RunOutcome end)
    {
        if (end.ExitCode == ExitCode.Success)
        {
            _states[index] = ImageState.Painted;
            return null;
        }

        if (interruption.Token.IsCancellationRequested || end.Cause is IOException or UnauthorizedAccessException) return end;
        Fail(index, end.Message!);
        return null;
    }

    private void Fail(int index, string reason)
    {
        var sentence = Message.OneLine(reason);
        _states[index] = ImageState.Failed;
        _failures.Add($"{Name(index)}: {sentence}");
        var image = request.Images[index];
        display.Show(new ImageFailed(image.Content, image.Styles[0].Path, image.Output, sentence));
    }

    private int End(RunOutcome? early)
    {
        var (sheet, lost) = early is null ? SaveContactSheet() : (null, null);
        var ended = new BatchEnded(
            Count(ImageState.Painted), Count(ImageState.Skipped), Count(ImageState.Failed), Count(ImageState.Left), _clock.Elapsed, sheet);
        var silent = Message.TryRun(() => display.Show(ended));
        foreach (var failure in _failures) Message.Write(failure);
        if (lost is not null) Message.Write(lost);
        if (early is not null)
        {
            Message.Write($"{Name(Array.IndexOf(_states, ImageState.Left))}: {early.Message}; {EventText.Remaining(ended)}");
            return early.ExitCode;
        }

        if (silent is not null) Message.Write(silent);
        if (_failures.Count > 0) Message.Write(EventText.Summary(ended));
        return _failures.Count == 0 && lost is null && silent is null ? ExitCode.Success : ExitCode.Failure;
    }

    private (string? File, string? Problem) SaveContactSheet()
    {
        if (request.ContactSheetFile is not { } file) return (null, null);
        var problem = Message.TryRun(() => ContactSheet.Of(request, index => _states[index] is ImageState.Painted or ImageState.Skipped)
            .Save(file, request.Images[0].Save.Overwrite));
        return problem is null ? (file, null) : (null, problem);
    }

    private int Count(ImageState state) => _states.Count(one => one == state);

    private string Name(int index) => $"{request.Images[index].Content} + {request.Images[index].Styles[0].Path}";

    private enum ImageState
    {
        Left,
        Painted,
        Skipped,
        Failed,
    }
}

using System.Globalization;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Display;

/// <summary>The text of events for people, on a terminal or in a pipe.</summary>
internal sealed class EventText
{
    private readonly List<string> _notes = [];
    private string _position = "";

    /// <summary>The lines of an event; empty if it has no text or only reports progress.</summary>
    public IReadOnlyList<string> Lines(JobEvent one)
    {
        switch (one)
        {
            case ImageBegun image:
                _position = $"[{image.Index}/{image.Of}] ";
                return [];
            case JobNote note:
                _notes.Add($"note: {Printable.Text(note.Text)}");
                return [];
            case RunResumed resumed:
                _notes.Add(Printable.Text($"goes on from {resumed.Checkpoint}"));
                return [];
            case JobBegun begun:
                string[] introduction = [_position + Printable.Text(begun.Summary), .. _notes];
                _notes.Clear();
                return introduction;
            default:
                return Line(one) is { } line ? [line] : [];
        }
    }

    private string? Line(JobEvent one) => one switch
    {
        ImageSkipped image => $"{_position}{Printable.Text(image.Output)} is there already",
        ImageFailed image => $"{_position}{Printable.Text(image.Output)} failed: {Printable.Text(image.Reason)}",
        CheckpointFailed failed => $"note: {Printable.Text(failed.Reason)}; the run goes on, and the checkpoint stays as it was",
        PartEnded part => Line(part),
        DrawingBegun => "drawing the figures …",
        RunEnded { Event: not JobEnd.Cancelled, Output: { } output } run =>
            $"wrote {Name(output)} ({Format.Size(run.Width!.Value, run.Height!.Value)}) in {Format.Duration(run.Elapsed)}",
        PartsEnded { Event: JobEnd.Done } parts => $"wrote {Name(parts.Outputs)} in {Format.Duration(parts.Elapsed)}",
        BatchEnded { Failed: 0, Remaining: 0 } batch => Summary(batch),
        PullEnded pull => Line(pull),
        _ => null,
    };

    /// <summary>An iteration, such as "512×341 25/100: total 0.0312, content 0.0117, style 0.0194, tv 0.0001, about 14 s left".</summary>
    /// <param name="step">The iteration.</param>
    /// <param name="left">The remaining time; null if it is not known.</param>
    public static string Line(StepTaken step, TimeSpan? left)
    {
        var position = $"{Format.Size(step.Width, step.Height)} {step.Iteration}/{step.Iterations}";
        var terms = $"total {Format.Loss(step.Total)}, content {Format.Loss(step.Terms.Content)}, "
            + $"style {Format.Loss(step.Terms.Style)}, tv {Format.Loss(step.Terms.TotalVariation)}";
        var after = step.Outcome == Optimization.StepOutcome.Stalled ? "no further improvement"
            : left == TimeSpan.Zero ? ""
            : Format.TimeLeft(left);
        return after.Length == 0 ? $"{position}: {terms}" : $"{position}: {terms}, {after}";
    }

    /// <summary>The progress of a part, such as "[3/17] content rebuilt from stem: 12% of all, about 40 s left".</summary>
    public static string Line(PartProgressed part)
    {
        var percent = (part.Done * 100).ToString("F0", CultureInfo.InvariantCulture);
        return Line(part.Title, part.Index, part.Of, $"{percent}% of all", Left(part.Done, part.Remaining));
    }

    /// <summary>The end of a part, such as "[3/17] content rebuilt from stem: 30.3 dB, about 40 s left".</summary>
    public static string Line(PartEnded part) => Line(part.Title, part.Index, part.Of, part.Outcome, Left(part.Done, part.Remaining));

    /// <summary>The remaining time of a job with parts; null if it is not known, and at the end.</summary>
    public static string? Left(double done, TimeSpan? left) => left is null || done >= 1 ? null : Format.TimeLeft(left);

    /// <summary>The stage of a download, without numbers.</summary>
    public static string Phase(PullProgressed pull) => pull.Phase switch
    {
        PullPhase.Waiting => "waiting for another pull of the same network",
        PullPhase.Downloading => Printable.Text($"downloading {pull.From}"),
        PullPhase.Verifying => "verifying its checksum",
        _ => "importing it",
    };

    /// <summary>The progress of a download, such as "24 MB of 80 MB".</summary>
    public static string Amount(PullProgressed pull) =>
        pull.Total is { } total ? $"{Format.Bytes(pull.Bytes)} of {Format.Bytes(total)}" : Format.Bytes(pull.Bytes);

    /// <summary>The end of a download, such as "vgg19 is ready: /home/me/.cache/pastiche/models/vgg19.onnx (80 MB)".</summary>
    public static string Line(PullEnded pull) => Printable.Text($"{pull.Name} is ready: {pull.Path} ({Format.Bytes(pull.Bytes)})");

    /// <summary>The end of a batch.</summary>
    public static string Summary(BatchEnded batch)
    {
        var there = batch.Skipped == 0 ? "" : $", {batch.Skipped} there already";
        var failed = batch.Failed == 0 ? "" : $", {batch.Failed} failed";
        var sheet = batch.ContactSheet is null ? "" : $"; side by side in {Printable.Text(batch.ContactSheet)}";
        return $"painted {batch.Painted} of {Images(batch)}{there}{failed}, in {Format.Duration(batch.Elapsed)}{sheet}";
    }

    /// <summary>The unfinished part of a batch, in one sentence.</summary>
    public static string Remaining(BatchEnded batch) =>
        $"{batch.Remaining} of {Images(batch)} {(batch.Remaining == 1 ? "is" : "are")} left, which the same command resumes";

    /// <summary>The path of the only file, or the number of files and their folder.</summary>
    public static string Name(IReadOnlyList<string> files) =>
        Printable.Text(files.Count == 1 ? files[0] : $"{files.Count} files in {Path.GetDirectoryName(files[0])}");

    private static string Name(string output) => output == StandardStreams.Name ? "the picture to standard output" : Printable.Text(output);

    private static string Line(string title, int index, int of, params string?[] details)
    {
        string[] known = [.. details.OfType<string>()];
        return $"[{index}/{of}] {Printable.Text(title)}{(known.Length == 0 ? "" : ": " + string.Join(", ", known))}";
    }

    private static string Images(BatchEnded batch)
    {
        var count = batch.Painted + batch.Skipped + batch.Failed + batch.Remaining;
        return count == 1 ? "1 picture" : $"{count} pictures";
    }
}

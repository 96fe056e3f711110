namespace Pastiche.Cli.Display;

/// <summary>Plain lines for a pipe: each phase, and every tenth of a download.</summary>
internal sealed class PlainPullDisplay(TextWriter output) : IPullDisplay, IProgress<PullProgress>
{
    private const int Parts = 10;

    private (PullPhase Phase, string From)? _at;
    private long _part;

    public StoredModel Follow(string name, Func<IProgress<PullProgress>, StoredModel> pull) => pull(this);

    public void Report(PullProgress value)
    {
        var part = value is { Phase: PullPhase.Downloading, Total: { } total and > 0 } ? value.Bytes * Parts / total : 0;
        if (_at != (value.Phase, value.From))
        {
            var resumed = value is { Phase: PullPhase.Downloading, Resumed: > 0 } ? $", from {Format.Bytes(value.Resumed)} on" : "";
            WriteLine(PullText.Phase(value) + resumed);
        }
        else if (part > _part)
        {
            WriteLine(PullText.Amount(value));
        }

        (_at, _part) = ((value.Phase, value.From), part);
    }

    public void Finish(StoredModel model, string path) => WriteLine(PullText.Ready(model, path));

    private void WriteLine(string line)
    {
        output.WriteLine(line);
        output.Flush();
    }
}

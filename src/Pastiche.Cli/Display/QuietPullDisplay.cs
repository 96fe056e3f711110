namespace Pastiche.Cli.Display;

/// <summary>Shows nothing.</summary>
internal sealed class QuietPullDisplay : IPullDisplay, IProgress<PullProgress>
{
    public StoredModel Follow(string name, Func<IProgress<PullProgress>, StoredModel> pull) => pull(this);

    public void Report(PullProgress value)
    {
    }

    public void Finish(StoredModel model, string path)
    {
    }
}

namespace Pastiche.Cli.Display;

/// <summary>Shows the fetching of a network to whoever started it.</summary>
internal interface IPullDisplay
{
    /// <summary>Lets a pull go on, and shows how far it is.</summary>
    /// <param name="name">The network's name.</param>
    /// <param name="pull">Fetches it, and tells how far it is.</param>
    StoredModel Follow(string name, Func<IProgress<PullProgress>, StoredModel> pull);

    /// <summary>Says where it is.</summary>
    void Finish(StoredModel model, string path);
}

using Pastiche.Cli.Options;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Jobs.Batch;

/// <summary>Pictures to paint one after the other, as the command line asked for them; no file has been opened.</summary>
/// <param name="Images">All of them, with the same options, network and engine; at least one.</param>
/// <param name="Folder">Where they go.</param>
/// <param name="IsGrid">Whether they are all contents in all styles.</param>
/// <param name="HasContactSheet">Whether all are to be seen on one sheet.</param>
internal sealed record BatchRequest(IReadOnlyList<StylizeRequest> Images, string Folder, bool IsGrid, bool HasContactSheet)
{
    /// <summary>Where the contact sheet goes; null for nowhere.</summary>
    public string? ContactSheetFile => HasContactSheet ? Path.Combine(Folder, FolderOptions.ContactSheetName) : null;

    /// <summary>Refuses to write anything over a picture that is read, by whatever path.</summary>
    /// <exception cref="PasticheException">It would.</exception>
    public void Check()
    {
        var comparer = StringComparer.FromComparison(FilePaths.Comparison);
        var inputs = new Dictionary<string, string>(comparer);
        foreach (var (kind, path) in Images.SelectMany(image => image.Inputs).Distinct()) inputs[FilePaths.RealPath(path)] = kind;
        foreach (var output in Images.Select(image => image.Output).Append(ContactSheetFile).OfType<string>())
            if (inputs.TryGetValue(FilePaths.RealPath(output), out var kind)) throw Errors.ResultIsInput(output, kind);
    }

    /// <summary>Creates the folder, unless it is there.</summary>
    /// <exception cref="PasticheException">It cannot be created.</exception>
    public void CreateFolder()
    {
        try
        {
            Directory.CreateDirectory(Folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Errors.NoFolder(Folder, exception);
        }
    }
}

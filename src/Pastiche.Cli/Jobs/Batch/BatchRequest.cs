using Pastiche.Cli.Options;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Jobs.Batch;

/// <summary>The images of a batch that a command line asks for. No file has been opened.</summary>
/// <param name="Images">The images, at least one, with the same options, network and engine.</param>
/// <param name="Folder">The output folder.</param>
/// <param name="IsGrid">Whether every content is painted in every style.</param>
/// <param name="HasContactSheet">Whether a contact sheet of all results is written.</param>
internal sealed record BatchRequest(IReadOnlyList<StylizeRequest> Images, string Folder, bool IsGrid, bool HasContactSheet)
{
    /// <summary>The path of the contact sheet; null for none.</summary>
    public string? ContactSheetFile => HasContactSheet ? Path.Combine(Folder, FolderOptions.ContactSheetName) : null;

    /// <summary>Checks that no result would overwrite an input, whichever path leads to it.</summary>
    /// <exception cref="PasticheException">A result would overwrite an input.</exception>
    public void Check()
    {
        var comparer = StringComparer.FromComparison(FilePaths.Comparison);
        var inputs = new Dictionary<string, string>(comparer);
        foreach (var (kind, path) in Images.SelectMany(image => image.Inputs).Distinct()) inputs[FilePaths.RealPath(path)] = kind;
        foreach (var output in Images.Select(image => image.Output).Append(ContactSheetFile).OfType<string>())
            if (inputs.TryGetValue(FilePaths.RealPath(output), out var kind)) throw Errors.ResultIsInput(output, kind);
    }

    /// <summary>Creates the folder unless it exists.</summary>
    /// <exception cref="PasticheException">The folder cannot be created.</exception>
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

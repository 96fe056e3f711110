using Pastiche.Cli.Platform;
using Pastiche.Imaging;

namespace Pastiche.Cli.Jobs;

/// <summary>A folder that several results go to: looked at before long work, not after it.</summary>
/// <param name="Path">The folder; it need not be there.</param>
/// <param name="Overwrite">Whether files that are there are replaced.</param>
internal sealed record OutputFolder(string Path, bool Overwrite)
{
    /// <summary>The path of a result.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Creates the folder, and refuses what cannot be written there, or would overwrite what must stay.</summary>
    /// <param name="names">The results.</param>
    /// <param name="inputs">The pictures that are read.</param>
    /// <exception cref="PasticheException">It cannot, or would.</exception>
    public void Prepare(IReadOnlyList<string> names, params IReadOnlyList<string> inputs)
    {
        foreach (var file in names.Select(File))
        {
            if (inputs.Any(input => input != StandardStreams.Name && FilePaths.AreSame(input, file)))
                throw Errors.OutputIsInput(file, "input");
            if (!Overwrite && WholeFile.WouldReplace(file)) throw Errors.AlreadyThere(file);
        }

        for (var folder = System.IO.Path.GetFullPath(Path); folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
            if (System.IO.File.Exists(folder)) throw Errors.FileInsteadOfFolder(Path, folder);

        try
        {
            Directory.CreateDirectory(Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Errors.NoFolder(Path, exception);
        }

        foreach (var name in names) WholeFile.Check(File(name), Overwrite);
    }
}

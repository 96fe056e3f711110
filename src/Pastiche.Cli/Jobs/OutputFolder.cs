using Pastiche.Cli.Platform;
using Pastiche.Imaging;

namespace Pastiche.Cli.Jobs;

/// <summary>A folder for several results, which is checked before the work begins.</summary>
/// <param name="Path">The path of the folder, which need not exist.</param>
/// <param name="Overwrite">Whether existing files are overwritten.</param>
internal sealed record OutputFolder(string Path, bool Overwrite)
{
    /// <summary>The path of a result.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Creates the folder and checks that the results can be written into it without overwriting other files.</summary>
    /// <param name="names">The file names of the results.</param>
    /// <param name="inputs">The paths of the input images.</param>
    /// <exception cref="PasticheException">A result cannot be written, or would overwrite another file.</exception>
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

namespace Pastiche.Cli.Tests;

/// <summary>A folder of its own with a content and a style picture in it, where the program runs.</summary>
internal sealed class Workshop : IDisposable
{
    public Workshop()
    {
        Folder = Directory.CreateTempSubdirectory("pastiche-").FullName;
        Images.Content().Save(File("content.png"));
        Images.Style().Save(File("style.png"));
    }

    public string Folder { get; }

    /// <summary>The names of everything in the folder.</summary>
    public IReadOnlyList<string> Names => [.. Directory.EnumerateFileSystemEntries(Folder).Select(path => Path.GetFileName(path)!).Order()];

    public string File(string name) => Path.Combine(Folder, name);

    /// <summary>Runs the program in the folder; words are separated by spaces.</summary>
    public ProgramResult Run(string arguments, params (string Name, string Value)[] environment)
    {
        using var program = Start(arguments, environment);
        return program.Wait();
    }

    /// <summary>Starts the program in the folder.</summary>
    public RunningProgram Start(string arguments, params (string Name, string Value)[] environment) => new(Folder, arguments, environment);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

namespace Pastiche.Testing;

/// <summary>The folder that everything is in.</summary>
public static class Repository
{
    /// <summary>Its path. Looked for above the running tests: sources do not know theirs in a build whose paths are mapped.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "Pastiche.slnx")) ? folder.FullName : Find(folder.Parent!);
}

namespace Pastiche.Cli.Tests;

/// <summary>The folder that everything is in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "Pastiche.slnx")) ? folder.FullName : Find(folder.Parent!);
}

namespace Pastiche.Cli.Platform;

/// <summary>Where downloaded networks are kept. The default network needs none of it: it is inside the program.</summary>
internal static class CacheFolder
{
    /// <summary>The variable that names another folder.</summary>
    public const string Variable = "PASTICHE_HOME";

    /// <summary>The folder, which need not be there: what the variable names, or else where the system keeps such things.</summary>
    public static string Path => Find(Environment.GetEnvironmentVariable, HomeFolder.Path);

    /// <summary>The networks in it.</summary>
    public static ModelStore Models => new(System.IO.Path.Combine(Path, "models"));

    /// <summary>The folder for an environment.</summary>
    /// <param name="variable">The value of an environment variable, or null.</param>
    /// <param name="home">The user's folder.</param>
    internal static string Find(Func<string, string?> variable, string home)
    {
        if (variable(Variable) is { Length: > 0 } named) return System.IO.Path.GetFullPath(named);
        return System.IO.Path.Combine(Base(variable, home), ProgramInfo.Name);
    }

    private static string Base(Func<string, string?> variable, string home)
    {
        if (OperatingSystem.IsWindows()) return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        if (OperatingSystem.IsMacOS()) return System.IO.Path.Combine(home, "Library", "Caches");
        // The standard wants relative ones ignored.
        return variable("XDG_CACHE_HOME") is { } cache && System.IO.Path.IsPathRooted(cache)
            ? cache
            : System.IO.Path.Combine(home, ".cache");
    }
}

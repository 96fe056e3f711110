namespace Pastiche.Cli.Platform;

/// <summary>The folder of downloaded networks. The default network is embedded and does not need it.</summary>
internal static class CacheFolder
{
    /// <summary>The environment variable that names another folder.</summary>
    public const string Variable = "PASTICHE_HOME";

    /// <summary>The path, which need not exist: the value of the variable, or else the place for caches on this system.</summary>
    public static string Path => Find(Environment.GetEnvironmentVariable, HomeFolder.Path);

    /// <summary>The store of the networks in the folder.</summary>
    public static ModelStore Models => new(System.IO.Path.Combine(Path, "models"));

    /// <summary>The path for an environment.</summary>
    /// <param name="variable">The value of an environment variable; null if it is not set.</param>
    /// <param name="home">The user's home folder.</param>
    internal static string Find(Func<string, string?> variable, string home)
    {
        if (variable(Variable) is { Length: > 0 } named) return System.IO.Path.GetFullPath(named);
        return System.IO.Path.Combine(Base(variable, home), ProgramInfo.Name);
    }

    private static string Base(Func<string, string?> variable, string home)
    {
        if (OperatingSystem.IsWindows()) return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        if (OperatingSystem.IsMacOS()) return System.IO.Path.Combine(home, "Library", "Caches");
        // The XDG specification requires relative paths to be ignored.
        return variable("XDG_CACHE_HOME") is { } cache && System.IO.Path.IsPathRooted(cache)
            ? cache
            : System.IO.Path.Combine(home, ".cache");
    }
}

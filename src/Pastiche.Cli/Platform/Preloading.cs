using Pastiche.Imaging;

namespace Pastiche.Cli.Platform;

/// <summary>Loads what most runs need while the command line is parsed, which takes one thread.</summary>
internal static class Preloading
{
    /// <summary>Fewer arguments ask for help, a version or a completion.</summary>
    private const int FewestOfARun = 3;

    /// <summary>Begins to load libraries: that of pictures, and that of checksums. What fails will fail again where it is needed.</summary>
    /// <param name="arguments">The command line.</param>
    public static void Begin(IReadOnlyList<string> arguments)
    {
        if (arguments.Count < FewestOfARun) return;
        _ = Task.Run(() =>
        {
            Vips.Silence();
            Sha256.Of([]);
        });
    }
}

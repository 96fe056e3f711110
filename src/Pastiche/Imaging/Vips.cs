using NetVips;

namespace Pastiche.Imaging;

/// <summary>libvips itself.</summary>
internal static class Vips
{
    // Native code calls it for as long as the process lives. What goes wrong comes as an exception; nothing is to be printed.
    private static readonly Log.LogDelegate Ignore = static (_, _, _) => { };

    static Vips()
    {
        foreach (var domain in new[] { "VIPS", "GLib-GObject" }) Log.SetLogHandler(domain, Enums.LogLevelFlags.All, Ignore);
    }

    /// <summary>From the first call on it prints nothing.</summary>
    public static void Silence()
    {
        // The constructor above does it, once.
    }
}

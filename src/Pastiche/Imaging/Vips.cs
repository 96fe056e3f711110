using NetVips;

namespace Pastiche.Imaging;

/// <summary>The setup of libvips.</summary>
internal static class Vips
{
    // Native code keeps the delegate for the life of the process. Problems come as exceptions; nothing is printed.
    private static readonly Log.LogDelegate Ignore = static (_, _, _) => { };

    static Vips()
    {
        foreach (var domain in new[] { "VIPS", "GLib-GObject" }) Log.SetLogHandler(domain, Enums.LogLevelFlags.All, Ignore);
    }

    /// <summary>Stops libvips from printing messages.</summary>
    public static void Silence()
    {
        // The static constructor does it, once.
    }
}

using NetVips;

namespace Pastiche.Imaging;

/// <summary>The version of libvips.</summary>
internal static class VipsVersion
{
    /// <summary>The version, such as 8.18.7; null if libvips is missing or cannot be loaded.</summary>
    public static string? Current => ModuleInitializer.VipsInitialized
        ? string.Join('.', Enumerable.Range(0, 3).Select(part => NetVips.NetVips.Version(part)))
        : null;
}

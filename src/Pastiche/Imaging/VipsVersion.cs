using NetVips;

namespace Pastiche.Imaging;

/// <summary>Which libvips is there.</summary>
internal static class VipsVersion
{
    /// <summary>8.18.7, for example; null where it is missing or cannot be loaded.</summary>
    public static string? Current => ModuleInitializer.VipsInitialized
        ? string.Join('.', Enumerable.Range(0, 3).Select(part => NetVips.NetVips.Version(part)))
        : null;
}

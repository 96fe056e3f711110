using Microsoft.Playwright;

namespace Pastiche.Browser.Tests;

/// <summary>What a page is read on.</summary>
public enum Device
{
    Phone,
    Tablet,
    Desktop,
}

/// <summary>What a page gets to know of a device.</summary>
internal static class DeviceScreen
{
    /// <summary>Width and height in CSS pixels.</summary>
    public static ViewportSize Size(this Device device) => device switch
    {
        Device.Phone => new ViewportSize { Width = 360, Height = 740 },
        Device.Tablet => new ViewportSize { Width = 768, Height = 1024 },
        _ => new ViewportSize { Width = 1280, Height = 900 },
    };

    /// <summary>Whether a page that does not ask for the device's width is laid out for a desktop and shrunk.</summary>
    public static bool IsMobile(this Device device) => device != Device.Desktop;
}

using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Pastiche.Browser.Tests.Chromium))]

namespace Pastiche.Browser.Tests;

/// <summary>Debian's browser without a window, started once for all tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Program)) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>Opens a file as a device shows it, or skips the test where there is no browser.</summary>
    public async Task<ReportPage> OpenAsync(string file, Device device, ColorScheme scheme)
    {
        SkipIfMissing();
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = device.Size(),
            IsMobile = device.IsMobile(),
            HasTouch = device.IsMobile(),
            ColorScheme = scheme,
            ServiceWorkers = ServiceWorkerPolicy.Block,
        });
        return await ReportPage.OpenAsync(context, new Uri(file), device, scheme);
    }

    /// <summary>Skips the test where there is no browser.</summary>
    public static void SkipIfMissing() => Assert.SkipUnless(File.Exists(Program), $"there is no {Program}; install chromium");

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Pastiche.Browser.Tests;

/// <summary>A page made of one file, open in the browser, and all that is wrong with it.</summary>
public sealed partial class ReportPage : IAsyncDisposable
{
    private static readonly string Checks = ReadChecks();

    /// <summary>What margins of 15 mm leave of A4, in CSS pixels.</summary>
    private static readonly ViewportSize Paper = new() { Width = 680, Height = 1009 };

    private readonly IBrowserContext _context;
    private readonly IPage _page;
    private readonly Device _device;
    private readonly ColorScheme _scheme;
    private readonly List<Finding> _reported = [];

    private ReportPage(IPage page, Device device, ColorScheme scheme)
    {
        (_context, _page, _device, _scheme) = (page.Context, page, device, scheme);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") Report("console", message.Text);
        };
        page.PageError += (_, error) => Report("script", error);
        page.WebSocket += (_, socket) => Report("request", socket.Url);
    }

    /// <summary>Opens a file; nothing else can be fetched, and whatever the page asks for is a finding.</summary>
    internal static async Task<ReportPage> OpenAsync(IBrowserContext context, Uri file, Device device, ColorScheme scheme)
    {
        var page = new ReportPage(await context.NewPageAsync(), device, scheme);
        await context.RouteAsync("**/*", async route =>
        {
            if (route.Request.Url == file.AbsoluteUri)
            {
                await route.ContinueAsync();
                return;
            }

            page.Report("request", route.Request.Url);
            await route.AbortAsync();
        });
        await page._page.GotoAsync(file.AbsoluteUri);
        return page;
    }

    /// <summary>Everything that is wrong with the page on the screen and on paper.</summary>
    public async Task<IReadOnlyList<Finding>> FindAsync()
    {
        var onScreen = await CheckAsync(Media.Screen);
        var accessibility = await Accessibility.CheckAsync(_page);
        var onPaper = await CheckAsync(Media.Print);
        await _page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Null });
        await ResizeAsync(_device.Size());
        lock (_reported) return [.. _reported, .. onScreen, .. accessibility, .. onPaper];
    }

    /// <summary>How many formulas there are.</summary>
    public Task<int> CountFormulasAsync() => _page.Locator("math").CountAsync();

    /// <summary>Writes what the whole page looks like, as PNG.</summary>
    public Task SaveScreenshotAsync(string path) =>
        _page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = true, Animations = ScreenshotAnimations.Disabled });

    /// <summary>Prints the page to a PDF of A4 pages, unless it asks for others, and counts them.</summary>
    public async Task<int> PrintAsync(string path)
    {
        var bytes = await _page.PdfAsync(new PagePdfOptions { Path = path, Format = "A4", PreferCSSPageSize = true });
        return PdfPage().Count(Encoding.Latin1.GetString(bytes));
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private async Task<IEnumerable<Finding>> CheckAsync(Media media)
    {
        await _page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = media });
        if (media == Media.Print) await ResizeAsync(Paper);
        var settings = new { print = media == Media.Print, dark = _scheme == ColorScheme.Dark, width = _device.Size().Width };
        return Finding.Read(await _page.EvaluateAsync<string[][]>(Checks, settings));
    }

    private Task ResizeAsync(ViewportSize size) => _page.SetViewportSizeAsync(size.Width, size.Height);

    private void Report(string check, string what)
    {
        lock (_reported) _reported.Add(new Finding(check, what));
    }

    private static string ReadChecks()
    {
        using var reader = new StreamReader(typeof(ReportPage).Assembly.GetManifestResourceStream("PageChecks.js")!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"/Type /Page\b")]
    private static partial Regex PdfPage();
}

using Microsoft.Playwright;
using Xunit;

namespace Pastiche.Browser.Tests;

/// <summary>A good page passes, and a page with one fault is told by that fault and by nothing else.</summary>
[Trait("Category", "Slow")]
public sealed class ReportPageTests(Chromium chromium) : IDisposable
{
    private const string Dot = "src=\"DOT\"";

    private readonly string _folder = Directory.CreateTempSubdirectory("pastiche-page-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Device.Phone, ColorScheme.Light)]
    [InlineData(Device.Phone, ColorScheme.Dark)]
    [InlineData(Device.Tablet, ColorScheme.Dark)]
    [InlineData(Device.Desktop, ColorScheme.Light)]
    public async Task Page_Good_HasNoFindings(Device device, ColorScheme scheme)
    {
        await using var page = await chromium.OpenAsync(GoodPage.Write(_folder), device, scheme);
        Finding.AssertNone(await page.FindAsync());
        Assert.Equal(1, await page.CountFormulasAsync());
    }

    [Theory]
    [InlineData(Dot, "src=\"dot.png\"", "console", "picture", "request")]
    [InlineData(Dot, "src=\"https://example.com/x.png\"", "console", "picture", "request")]
    [InlineData(Dot, "src=\"data:image/png;base64,AAAA\"", "picture")]
    [InlineData("href=\"DOT\"", "href=\"data:image/png;base64,AAAA\"", "picture")]
    [InlineData("width=\"200\"", "width=\"0\"", "picture")]
    [InlineData("</style>", "h1 { background: url(https://example.com/x.png) }</style>", "console", "request")]
    [InlineData("\"ready\"", "fetch('https://example.com/x.json').catch(() => 0)", "console", "request")]
    [InlineData("\"ready\"", "new WebSocket('wss://example.com/')", "console", "request")]
    [InlineData("console.log", "console.error", "console")]
    [InlineData("console.log", "console.warn", "console")]
    [InlineData("console.log", "missing", "script")]
    public async Task Page_WithSomethingBrokenOrFetched_IsFound(string part, string fault, params string[] checks) =>
        Assert.Equal(checks, await FindAsync(part, fault));

    [Theory]
    [InlineData("alt=\"A dot\"", "", "alternative text", "image-alt")]
    [InlineData("alt=\"A dot\"", "alt=\"\"", "alternative text")]
    [InlineData("role=\"img\"", "", "alternative text")]
    [InlineData("<figcaption>One dot.</figcaption>", "", "caption")]
    [InlineData("<figcaption>One dot.", "<figcaption>", "caption")]
    [InlineData("id=\"curves\"", "id=\"pictures\"", "identifier", "link")]
    [InlineData("href=\"#curves\"", "href=\"#nowhere\"", "link")]
    [InlineData("<h2 id=\"pictures\">Pictures</h2>", "<h4 id=\"pictures\">Pictures</h4>", "heading")]
    [InlineData("<mi>G</mi><mo>=</mo>", "</math><math>", "formula")]
    [InlineData("lang=\"en\"", "", "html-has-lang")]
    [InlineData("<title>A page</title>", "", "document-title")]
    public async Task Page_WithABadPart_IsFound(string part, string fault, params string[] checks) =>
        Assert.Equal(checks, await FindAsync(part, fault));

    [Theory]
    [InlineData(Device.Phone, "class=\"scroll\" ", "", "width")]
    [InlineData(Device.Phone, "<meta name=\"viewport\" content=\"width=device-width\">", "", "width")]
    [InlineData(Device.Phone, "font-size=\"14\"", "font-size=\"8\"", "text size")]
    [InlineData(Device.Phone, "300 100\" width=\"300\"", "1200 400\" width=\"1200\"", "text size")]
    [InlineData(Device.Desktop, "</style>", "figcaption { font-size: 10px }</style>", "text size")]
    [InlineData(Device.Desktop, "figure { break-inside: avoid }", "", "page break")]
    [InlineData(Device.Desktop, "height=\"100\"", "height=\"2000\"", "page break")]
    public async Task Page_ThatDoesNotFit_IsFound(Device device, string part, string fault, params string[] checks) =>
        Assert.Equal(checks, await FindAsync(part, fault, device));

    [Theory]
    [InlineData(ColorScheme.Light, "--ink: #222", "--ink: #aaa", "color-contrast")]
    [InlineData(ColorScheme.Dark, "--ink: #ddd", "--ink: #333", "color-contrast")]
    [InlineData(ColorScheme.Dark, "--ink: #ddd; --paper: #111", "", "colour scheme")]
    [InlineData(ColorScheme.Light, "--ink: #222; --paper: #fff", "--ink: #ddd; --paper: #111", "colour scheme")]
    public async Task Page_WithBadColors_IsFoundInTheirScheme(ColorScheme scheme, string part, string fault, params string[] checks)
    {
        Assert.Equal(checks, await FindAsync(part, fault, Device.Desktop, scheme));
        Assert.Empty(await FindAsync(part, fault, Device.Desktop, scheme == ColorScheme.Dark ? ColorScheme.Light : ColorScheme.Dark));
    }

    [Fact]
    public async Task Page_ManyFaultsOfAKind_AreCountedInTheEnd()
    {
        var file = GoodPage.Write(_folder, "<h3>", string.Concat(Enumerable.Repeat("<figure><p>Nothing</p></figure>", 7)) + "<h3>");
        await using var page = await chromium.OpenAsync(file, Device.Desktop, ColorScheme.Light);
        var findings = await page.FindAsync();
        Assert.Equal(6, findings.Count);
        Assert.Equal(new Finding("caption", "… and 2 more"), findings[^1]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Print_Sections_AreAPageEach(int pages)
    {
        var sections = string.Concat(Enumerable.Repeat("<p style='break-before: page'>Next</p>", pages - 1));
        var address = GoodPage.Write(_folder, "</body>", sections + "</body>");
        await using var page = await chromium.OpenAsync(address, Device.Phone, ColorScheme.Dark);
        var file = Path.Combine(_folder, "page.pdf");
        Assert.Equal(pages, await page.PrintAsync(file));
        Assert.Equal("%PDF-"u8, File.ReadAllBytes(file).AsSpan(0, 5));
    }

    [Fact]
    public async Task Screenshot_LongPage_ShowsAllOfIt()
    {
        var file = GoodPage.Write(_folder, "<h3>", "<p style='height: 3000px'>Long</p><h3>");
        await using var page = await chromium.OpenAsync(file, Device.Phone, ColorScheme.Light);
        var path = Path.Combine(_folder, "page.png");
        await page.SaveScreenshotAsync(path);
        var header = File.ReadAllBytes(path).AsSpan(16, 8);
        Assert.Equal(360, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(header));
        Assert.InRange(System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(header[4..]), 3000, 5000);
    }

    /// <summary>The checks that find something on the good page with one thing replaced, each once, in order.</summary>
    private async Task<string[]> FindAsync(
        string part, string fault, Device device = Device.Desktop, ColorScheme scheme = ColorScheme.Light)
    {
        await using var page = await chromium.OpenAsync(GoodPage.Write(_folder, part, fault), device, scheme);
        return [.. (await page.FindAsync()).Select(finding => finding.Check).Distinct().Order(StringComparer.Ordinal)];
    }
}

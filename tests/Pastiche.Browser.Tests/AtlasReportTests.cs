using Microsoft.Playwright;
using Xunit;

namespace Pastiche.Browser.Tests;

/// <summary>The report of the atlas in a real browser, on every device, light and dark.</summary>
[Trait("Category", "Slow")]
public sealed class AtlasReportTests(Chromium chromium, AtlasReport report) : IClassFixture<AtlasReport>
{
    [Theory]
    [InlineData(Device.Phone, ColorScheme.Light)]
    [InlineData(Device.Phone, ColorScheme.Dark)]
    [InlineData(Device.Tablet, ColorScheme.Light)]
    [InlineData(Device.Tablet, ColorScheme.Dark)]
    [InlineData(Device.Desktop, ColorScheme.Light)]
    [InlineData(Device.Desktop, ColorScheme.Dark)]
    public async Task Report_OnADevice_HasNothingWrong(Device device, ColorScheme scheme)
    {
        await using var page = await OpenAsync(device, scheme);
        await page.SaveScreenshotAsync(Path.Combine(AtlasReport.Folder, $"{device}-{scheme}.png"));
        Finding.AssertNone(await page.FindAsync());
    }

    [Fact]
    public async Task Report_Losses_AreFormulas()
    {
        await using var page = await OpenAsync(Device.Desktop, ColorScheme.Light);
        Assert.InRange(await page.CountFormulasAsync(), 3, 100);
    }

    [Fact]
    public async Task Report_Printed_IsABookletWhateverTheScheme()
    {
        await using var light = await OpenAsync(Device.Desktop, ColorScheme.Light);
        await using var dark = await OpenAsync(Device.Phone, ColorScheme.Dark);
        var pages = await light.PrintAsync(Path.Combine(AtlasReport.Folder, "light.pdf"));
        Assert.InRange(pages, 5, 20);
        Assert.Equal(pages, await dark.PrintAsync(Path.Combine(AtlasReport.Folder, "dark.pdf")));
    }

    private Task<ReportPage> OpenAsync(Device device, ColorScheme scheme)
    {
        Chromium.SkipIfMissing();
        return chromium.OpenAsync(report.File, device, scheme);
    }
}

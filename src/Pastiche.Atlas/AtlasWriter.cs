using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;
using Pastiche.Atlas.Model;
using Pastiche.Atlas.Page;

namespace Pastiche.Atlas;

/// <summary>Writes a report as one HTML page that needs no other file, no network and no script.</summary>
public static class AtlasWriter
{
    /// <summary>Writes the page.</summary>
    public static string Write(AtlasReport report)
    {
        using var renderer = new HtmlRenderer(new NoServices(), NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(AtlasPage.Report)] = report });
        return renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<AtlasPage>(parameters)).ToHtmlString())
            .GetAwaiter().GetResult();
    }

    /// <summary>An empty service provider: the components use no services.</summary>
    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;
using Pastiche.Atlas.Model;
using Pastiche.Atlas.Page;

namespace Pastiche.Atlas;

/// <summary>Makes one page of the report: HTML that needs no other file, no network and no script.</summary>
public static class AtlasWriter
{
    /// <summary>The page.</summary>
    public static string Write(AtlasReport report)
    {
        using var renderer = new HtmlRenderer(new NoServices(), NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(AtlasPage.Report)] = report });
        return renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<AtlasPage>(parameters)).ToHtmlString())
            .GetAwaiter().GetResult();
    }

    /// <summary>Templates that show what they are given need none.</summary>
    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}

using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Pastiche.Browser.Tests;

/// <summary>What axe-core finds on a page against the rules of WCAG 2, levels A and AA, contrast of text among them.</summary>
internal static class Accessibility
{
    // The package's own way to run it loads it twice and opens a second page: four times as slow.
    private static readonly string Run =
        $$"""
        async () => {
            {{new BundledAxeScriptProvider().GetScript()}};
            const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa'], resultTypes: ['violations'] });
            const text = node => [...node.any, ...node.all, ...node.none].map(({ message }) => message).join('; ') + ': ' + node.html;
            return violations.flatMap(({ id, nodes }) => nodes.map(node => [id, text(node)]));
        }
        """;

    public static async Task<IEnumerable<Finding>> CheckAsync(IPage page) => Finding.Read(await page.EvaluateAsync<string[][]>(Run));
}

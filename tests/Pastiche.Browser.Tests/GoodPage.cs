namespace Pastiche.Browser.Tests;

/// <summary>A page with one of everything, as it should be.</summary>
internal static class GoodPage
{
    public const string Html =
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>A page</title>
        <style>
        :root { color-scheme: light dark; --ink: #222; --paper: #fff }
        @media (prefers-color-scheme: dark) { :root { --ink: #ddd; --paper: #111 } }
        @media print { :root { --ink: #000; --paper: #fff } }
        body { font: 16px/1.5 sans-serif; color: var(--ink); background: var(--paper) }
        a { color: inherit }
        img, svg { max-width: 100%; fill: currentColor }
        figure { break-inside: avoid }
        .scroll { overflow-x: auto }
        </style>
        </head>
        <body>
        <h1>A page</h1>
        <p><a href="#curves">To the curves</a>, <a href="#">to the top</a>.</p>
        <h2 id="pictures">Pictures</h2>
        <figure><img alt="A dot" width="200" height="100" src="DOT"><figcaption>One dot.</figcaption></figure>
        <p>A rule: <img alt="" width="60" height="2" src="DOT"></p>
        <h2 id="curves">Curves</h2>
        <figure>
        <svg role="img" aria-label="A curve" viewBox="0 0 300 100" width="300">
        <image href="DOT" width="20" height="20"/><text x="30" y="50" font-size="14">loss</text></svg>
        <figcaption>One curve.</figcaption>
        </figure>
        <h3>Formula</h3>
        <p><math display="block"><mi>G</mi><mo>=</mo><mi>F</mi><msup><mi>F</mi><msup><mi>T</mi><mi>k</mi></msup></msup></math></p>
        <div class="scroll" tabindex="0"><p style="width: 1500px">A wide table.</p></div>
        <script>console.log("ready")</script>
        </body>
        </html>
        """;

    private const string Dot =
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    /// <summary>Writes the page into a folder, with one thing replaced where it first stands.</summary>
    /// <returns>The file.</returns>
    public static string Write(string folder, string part = "", string replacement = "")
    {
        var at = Html.IndexOf(part, StringComparison.Ordinal);
        if (at < 0) throw new ArgumentException($"The page has no {part}.", nameof(part));
        var file = Path.Combine(folder, "index.html");
        File.WriteAllText(file, Html.Remove(at, part.Length).Insert(at, replacement).Replace("DOT", Dot, StringComparison.Ordinal));
        return file;
    }
}

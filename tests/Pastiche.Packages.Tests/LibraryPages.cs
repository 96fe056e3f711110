using System.Text.RegularExpressions;

namespace Pastiche.Packages.Tests;

/// <summary>
/// The programs on the pages of docs/library, compiled in one project that has nothing but packages: each in a file of its own, with its
/// own using directives.
/// </summary>
public sealed partial class LibraryPages : IDisposable
{
    private readonly LibraryFeed _feed = new();
    private readonly Lazy<string> _program;

    public LibraryPages() => _program = new Lazy<string>(Compile);

    /// <summary>The names of the pages that have programs.</summary>
    public static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Repository.File("docs", "library"), "*.md").Select(file => Path.GetFileNameWithoutExtension(file)!)
            .Where(name => Programs(name).Any()).Order();

    /// <summary>Runs the programs of a page, one after the other in a folder with two pictures.</summary>
    /// <returns>What each of them printed.</returns>
    public IReadOnlyList<string> Run(string page)
    {
        var folder = _feed.NewFolder(page);
        return [.. Programs(page).Select((_, i) => _feed.DotNet(folder, _program.Value, NameOf(page, i)).ReplaceLineEndings("\n"))];
    }

    public void Dispose() => _feed.Dispose();

    /// <summary>A page's programs, without those that are web services, which only end when they are told to.</summary>
    private static IEnumerable<string> Programs(string page) =>
        Readme.Blocks("csharp", "docs", "library", $"{page}.md")
            .Where(block => !block.Contains("WebApplication", StringComparison.Ordinal));

    private static string NameOf(string page, int i) => $"{page.Replace("-", "", StringComparison.Ordinal)}{i}";

    private static string Class(string name, string program)
    {
        var lines = program.Split('\n').ToLookup(line => Directive().IsMatch(line));
        return $$"""
            {{string.Join('\n', lines[true])}}
            internal static class {{name}}
            {
                public static async Task Run()
                {
                    await Task.CompletedTask;
            {{string.Join('\n', lines[false])}}
                }
            }
            """;
    }

    [GeneratedRegex(@"^using [\w.]+( = [\w.]+)?;$")]
    private static partial Regex Directive();

    private string Compile()
    {
        var folder = _feed.NewFolder("pages");
        _feed.WriteProject(
            folder,
            "Pastiche.Extensions.DependencyInjection",
            "Microsoft.Extensions.DependencyInjection",
            "SkiaSharp",
            "SkiaSharp.NativeAssets.Linux.NoDependencies");
        var names = new List<string>();
        foreach (var page in Names)
        {
            foreach (var (i, program) in Programs(page).Index())
            {
                names.Add(NameOf(page, i));
                File.WriteAllText(Path.Combine(folder, $"{names[^1]}.cs"), Class(names[^1], program));
            }
        }

        var cases = string.Concat(names.Select(name => $"\"{name}\" => {name}.Run(),\n"));
        File.WriteAllText(
            Path.Combine(folder, "Program.cs"), $$"""await (args[0] switch { {{cases}} _ => throw new InvalidOperationException() });""");
        _feed.DotNet(folder, "build", "-c", "Release", "-o", "built");
        return Path.Combine(folder, "built", "consumer.dll");
    }
}

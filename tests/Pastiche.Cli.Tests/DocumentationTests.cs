using System.Text.RegularExpressions;
using Pastiche.Cli.Help;
using Pastiche.Testing;
using Xunit;

namespace Pastiche.Cli.Tests;

/// <summary>The commands in the pages of docs, as they stand there.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string[] Painting = ["stylize", "texture", "batch", "inspect", "sweep", "reconstruct", "atlas"];

    public static TheoryData<string> Pages =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"),
            "*.md").Where(page => Commands(page).Count > 0).Select(page => Path.GetFileName(page)!)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_Commands_CanBeUnderstoodAndNameSamplesThatAreThere(string page)
    {
        foreach (var command in Commands(Path.Combine(Repository.Root, "docs", page)))
        {
            Assert.Null(CommandLineError.In(CommandLine.Parse(command.Split(' ')[1..])));
            foreach (Match sample in Sample().Matches(command))
                Assert.True(Path.Exists(Path.Combine(Repository.Root, sample.Value)), $"{command}: {sample.Value}");
        }
    }

    /// <summary>In the order of the page, in a folder with the samples, small and short.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    [Trait("Category", "Slow")]
    public void Page_Commands_Run(string page)
    {
        using var workshop = new Workshop();
        Directory.CreateSymbolicLink(workshop.File("samples"), Path.Combine(Repository.Root, "samples"));
        foreach (var command in Commands(Path.Combine(Repository.Root, "docs", page))) workshop.Run(Shortened(command)).Succeeded();
    }

    [Theory]
    [InlineData("pastiche stylize a.jpg b.jpg -o c.png", "stylize a.jpg b.jpg -o c.png --iterations 1 --size 64")]
    [InlineData("pastiche stylize a.jpg b.jpg -o c.png --scales 256", "stylize a.jpg b.jpg -o c.png --scales 64 --iterations 1")]
    [InlineData("pastiche batch --contents a -o c --preset draft", "batch --contents a -o c --size 64 --iterations 1")]
    [InlineData("pastiche texture b.jpg -o c.png --size 640x320", "texture b.jpg -o c.png --size 64 --iterations 1")]
    [InlineData("pastiche inspect a.jpg -o c", "inspect a.jpg -o c --iterations 1 --size 64")]
    [InlineData("pastiche show c.png", "show c.png")]
    public void Shortened_OfEachCommand_PaintsLittle(string command, string expected) => Assert.Equal(expected, Shortened(command));

    private static string Shortened(string command)
    {
        var words = command["pastiche ".Length..];
        if (!Painting.Contains(words.Split(' ')[0])) return words;
        words = Size().Replace(words, match => (match.Groups[1].Value == "--preset" ? "--size" : match.Groups[1].Value) + " 64");
        words += " --iterations 1";
        return Size().IsMatch(words) ? words : $"{words} --size 64";
    }

    /// <summary>The lines of a page's blocks of shell.</summary>
    private static List<string> Commands(string page) =>
        [.. Shell().Matches(File.ReadAllText(page).ReplaceLineEndings("\n")).SelectMany(block => block.Groups[1].Value.Split('\n',
            StringSplitOptions.RemoveEmptyEntries))];

    [GeneratedRegex("^```sh\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Shell();

    [GeneratedRegex("samples/[^ :]+")]
    private static partial Regex Sample();

    [GeneratedRegex("(--preset|--size|--scales) [^ ]+")]
    private static partial Regex Size();
}

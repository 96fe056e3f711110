using System.Drawing;
using System.Text.RegularExpressions;
using Pastiche.Tests.Imaging;
using Pastiche.Weights;
using Xunit;

namespace Pastiche.Tests;

public partial class ReadmeTests
{
    private static readonly StylizeOptions Short = new() { Scales = ScaleSchedule.Of(32).WithIterations(2) };

    /// <summary>
    /// The README's second example, compiled and run here; <see cref="Page_Example_IsTheCodeThatRunsHere"/> compares the two.
    /// </summary>
    [Fact]
    public void Readme_StepsExample_Runs()
    {
        using var stylizer = new Stylizer();
        var (content, style, options, cancellation) = (Samples.Photograph(48, 32), Randoms.Image(40, 40), Short, CancellationToken.None);
        using var output = new StringWriter();
        Run(output);
        Assert.Equal("32×21 1/2", output.ToString()[..9]);

        void Run(StringWriter Console)
        {
            foreach (var step in stylizer.Steps(content, style, options, cancellationToken: cancellation))
            {
                Console.WriteLine($"{step.Width}×{step.Height} {step.Iteration}/{step.Iterations} {step.Total:F4}");
                if (step.Iteration % 50 == 0) step.GetImage().Save($"{step.Width}-{step.Iteration}.png");
            }
        }
    }

    /// <summary>The example of docs/control.md likewise.</summary>
    [Fact]
    public void ControlPage_Example_Runs()
    {
        using var stylizer = new Painter();
        var (content, mosaic, person) = (Samples.Photograph(64, 48), Randoms.Image(40, 40), Randoms.Image(64, 48, seed: 4));
        var (swirls, ink) = (Randoms.Image(40, 50, seed: 2), Randoms.Image(50, 40, seed: 3));
        var map = Drawings.Colored(64, 48, (x, _) => x < 20 ? 0x0000FF : 0x00FF00);

        StyleMix styles =
        [
            new Style(mosaic) { Region = person, Scale = 0.5f },
            new Style(swirls) { Region = Mask.Of(map, MaskReading.OfColor(Color.Blue)), Weight = 2 },
            new Style(ink),
        ];
        var options = StylizeOptions.Default with
        {
            Strength = 0.6f,
            StyleLosses = [new(StyleLossKind.Gram, 2), new(StyleLossKind.Mean)],
            Colors = ColorSource.Content,
        };
        stylizer.Run(content, styles, options).Save("out.png");

        var texture = StylizeOptions.Texture with { Scales = ScaleSchedule.UpTo(640), Tileable = true };
        stylizer.Run(new Image(640, 320), mosaic, texture).Save("tile.png");

        Assert.Equal([("out.png", 96, 72), ("tile.png", 96, 48)], stylizer.Saved);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/control.md")]
    public void Page_Example_IsTheCodeThatRunsHere(string page)
    {
        var here = Lines(File.ReadAllText(Path.Combine(Samples.RepositoryRoot, "tests", "Pastiche.Tests", "ReadmeTests.cs")));
        var text = File.ReadAllText(Path.Combine(Samples.RepositoryRoot, page)).ReplaceLineEndings("\n");
        var start = text.IndexOf("```cs\n", StringComparison.Ordinal) + "```cs\n".Length;
        var example = Lines(text[start..text.IndexOf("```", start, StringComparison.Ordinal)]);
        Assert.Contains(example, here, StringComparison.Ordinal);
    }

    /// <summary>Those that the messages about files of other formats name.</summary>
    [Theory]
    [InlineData("src/Pastiche/README.md")]
    [InlineData("src/Pastiche.Cli/README.md")]
    public void PackedReadme_NamesAllFormats(string page)
    {
        using var folder = new TemporaryFolder();
        var text = folder.Write("text.txt", "not one of them, and longer than a header"u8);
        string[] refusals =
        [
            Assert.Throws<PasticheException>(() => Image.Load(text)).Message,
            Assert.Throws<PasticheException>(() => WeightsFile.Open(text)).Message,
        ];
        var formats = refusals
            .SelectMany(refusal => Format().Matches(Expected().Match(refusal).Groups[1].Value).Select(match => match.Value))
            .ToArray();
        Assert.True(formats.Length >= 10, string.Join(", ", refusals));
        var readme = File.ReadAllText(Path.Combine(Samples.RepositoryRoot, page));
        Assert.All(formats, format => Assert.Contains(format, readme, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\(([^()]*) expected\)")]
    private static partial Regex Expected();

    [GeneratedRegex(@"\b(?!(weights|as|or)\b)\w+")]
    private static partial Regex Format();

    /// <summary>Paints as the library does, but small and not into files.</summary>
    private sealed class Painter : IDisposable
    {
        private readonly Stylizer _stylizer = new();

        public List<(string Path, int Width, int Height)> Saved { get; } = [];

        public Painting Run(Image content, StyleMix styles, StylizeOptions options) =>
            new(this, _stylizer.Run(content, styles, options with { Scales = ScaleSchedule.Of(96).WithIterations(1) }).Image);

        public void Dispose() => _stylizer.Dispose();
    }

    private sealed record Painting(Painter Painter, Image Image)
    {
        public void Save(string path) => Painter.Saved.Add((path, Image.Width, Image.Height));
    }

    private static string Lines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()));
}

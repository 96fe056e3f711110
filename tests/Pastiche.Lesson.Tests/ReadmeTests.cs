using System.Globalization;
using Pastiche.Lesson.Experiments;
using Pastiche.Lesson.Figures;
using Xunit;

namespace Pastiche.Lesson.Tests;

public sealed class ReadmeTests : IDisposable
{
    private readonly string _before = Environment.CurrentDirectory;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pastiche-");

    public void Dispose()
    {
        Environment.CurrentDirectory = _before;
        _folder.Delete(recursive: true);
    }

    /// <summary>The example of the README; <see cref="Readme_Example_IsTheCodeThatRunsHere"/> compares the two.</summary>
    [Fact]
    public void Readme_Example_MakesAFigure()
    {
        Environment.CurrentDirectory = _folder.FullName;
        Images.Content().Save("cat.jpg");
        using var output = new StringWriter(CultureInfo.InvariantCulture);

        Run(output);

        Assert.Matches(@"^\rcontent rebuilt from stem: .*100 % \d+\.\d dB", output.ToString());
        Assert.True(Image.Load("by-layer.png").Width > 3 * 128);

        static void Run(StringWriter Console)
        {
            using var session = new NetworkSession(Backbone.ResNet18);
            var cat = Image.Load("cat.jpg");
            var settings = new ReconstructionSettings(LongSide: 128, Iterations: 60);
            ContentReconstruction[] rebuilt = [new(session, cat, "stem", settings), new(session, cat, "stage2_2", settings)];
            foreach (var experiment in rebuilt)
            {
                foreach (var done in experiment.Run()) Console.Write($"\r{experiment.Title}: {done:P0} ");
                Console.WriteLine($"{experiment.PeakSignalToNoise:F1} dB");
            }

            var size = rebuilt[0].Plan.Scales[^1];
            ReconstructionStrip.Of(cat.Resize(size.Width, size.Height), rebuilt).Draw().Save("by-layer.png");
        }
    }

    [Fact]
    public void Readme_Example_IsTheCodeThatRunsHere()
    {
        var here = Lines(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Pastiche.Lesson.Tests", "ReadmeTests.cs")));
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "src", "Pastiche.Lesson", "README.md")).ReplaceLineEndings("\n");
        var start = readme.IndexOf("using var session", StringComparison.Ordinal);

        Assert.Contains(Lines(readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)]), here, StringComparison.Ordinal);
    }

    private static string Lines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()));
}

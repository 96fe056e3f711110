using System.Xml.Linq;
using Pastiche.Lesson.Plotting;
using Pastiche.Optimization;
using Xunit;

namespace Pastiche.Lesson.Tests.Plotting;

public sealed class LossPlotTests : IDisposable
{
    private static readonly string[] Names =
        ["total: the weighted sum", "style, unweighted", "content, unweighted", "total variation, unweighted"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pastiche-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Save_Png_HasItsSizeAndEverySeriesInItsColor()
    {
        var image = Image.Load(Save(Steps.All, "plot.png"));

        Assert.Equal((1280, 720), (image.Width, image.Height));
        (int, int, int)[] colors = [(0, 0, 0), (0x00, 0x72, 0xB2), (0xE6, 0x9F, 0x00), (0x00, 0x9E, 0x73)];
        Assert.All(colors, color => Assert.True(Count(image, color) > 500, $"{color}"));
    }

    /// <summary>Fonts of the system do not matter: the one inside is used, so that there is text on every computer.</summary>
    [Fact]
    public void Save_Png_HasTextWhereTheTitleIs()
    {
        var image = Image.Load(Save(Steps.All, "plot.png"));

        var dark = Enumerable.Range(0, 50 * image.Width).Count(i => image.Plane(1)[i] < 0.3f);
        Assert.InRange(dark, 1000, 10_000);
    }

    [Fact]
    public void Save_Svg_IsWellFormedWithSeriesAndScalesAsText()
    {
        var texts = Texts(Save(Steps.All, "plot.svg"));

        Assert.All(Names, name => Assert.Contains(name, texts));
        Assert.Contains("32×24", texts);
        Assert.Contains("64×48", texts);
        Assert.Contains("loss (logarithmic)", texts);
    }

    [Theory]
    [InlineData(1e-5, false)]
    [InlineData(1e-3, true)]
    public void Save_RangeGuard_IsShownOnlyWhereItIsNotable(double range, bool shown)
    {
        var steps = Steps.All.Select(step => step with { Terms = step.Terms with { Range = range } });

        Assert.Equal(shown, Texts(Save(steps, "plot.svg")).Contains("range guard, not in the total"));
    }

    public static TheoryData<double[]> DegenerateLosses => new()
    {
        Array.Empty<double>(),
        new double[] { 0.5 },
        new double[] { 0 },
        new double[] { 0, 0, 0 },
        new double[] { double.NaN, double.PositiveInfinity, -1 },
        new double[] { 1, double.NaN, 0.1, 0, 0.01 },
        new double[] { 1e-300, 1e300 },
        new double[] { double.Epsilon, double.MaxValue },
        new double[] { 1, 1, 1 },
    };

    [Theory]
    [MemberData(nameof(DegenerateLosses))]
    public void Save_DegenerateLosses_StillMakesAPlot(double[] losses)
    {
        var steps = losses.Select((loss, i) => Steps.At(0, i + 1, loss) with { Terms = new LossTerms(loss, loss, loss, loss) }).ToArray();

        Assert.Equal(1280, Image.Load(Save(steps, "plot.png")).Width);
        Assert.Contains("loss (logarithmic)", Texts(Save(steps, "plot.svg")));
    }

    [Fact]
    public void Save_ManyShortScales_NamesEach()
    {
        var first = Steps.At(0, 1, 0.5, StepOutcome.Accepted);
        var steps = Enumerable.Range(0, 30).Select(i => first with { Scale = i, Width = 100 + i, Height = 50 });

        var texts = Texts(Save(steps, "plot.svg"));

        Assert.All(Enumerable.Range(0, 30), i => Assert.Contains($"{100 + i}×50", texts));
    }

    [Fact]
    public void Save_NoFolder_SaysWhatToCreate()
    {
        var refusal = Assert.Throws<PasticheException>(() => Save(Steps.All, "missing/plot.png"));

        Assert.Contains("create it first", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plot.png", true)]
    [InlineData("plot.SVG", true)]
    [InlineData("plot.jpg", false)]
    [InlineData("plot", false)]
    public void IsPlot_Extension_Decides(string name, bool expected) => Assert.Equal(expected, PlotFile.IsPlot(name));

    [Fact]
    public void Save_ExistingFile_IsReplacedAndNothingElseIsLeft()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "plot.svg"), "old");

        Save(Steps.All, "plot.svg");

        Assert.Equal("plot.svg", Assert.Single(_folder.GetFileSystemInfos()).Name);
    }

    private string Save(IEnumerable<StylizeStep> steps, string name)
    {
        var plot = new LossPlot();
        foreach (var step in steps) plot.Add(step);
        var path = Path.Combine(_folder.FullName, name);
        plot.Save(path);
        return path;
    }

    private static string[] Texts(string path) =>
        [.. XDocument.Load(path).Descendants().Where(element => element.Name.LocalName == "text").Select(text => text.Value.Trim())];

    private static int Count(Image image, (int Red, int Green, int Blue) color)
    {
        int[] values = [color.Red, color.Green, color.Blue];
        return Enumerable.Range(0, image.Width * image.Height)
            .Count(i => Enumerable.Range(0, 3).All(channel => Math.Abs(image.Plane(channel)[i] - (values[channel] / 255f)) < 0.02));
    }
}

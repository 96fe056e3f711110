using System.CommandLine;
using System.Text.Json;
using Pastiche.Cli.Commands;
using Pastiche.Cli.Help;
using Pastiche.Cli.Platform;
using Pastiche.Imaging;
using Pastiche.Lesson.Experiments;
using Pastiche.Lesson.Figures;
using Xunit;

namespace Pastiche.Cli.Tests;

public sealed class SweepCommandTests : IDisposable
{
    private const string Tiny = "--size 32 --iterations 2 --ratios 1e-1,1e-3 --depths 1,7 --quiet";
    private const float Gray = 0.75f;

    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Fact]
    public void Sweep_IntoAFile_DrawsEveryPictureInItsPlace()
    {
        Assert.Equal(ExitCode.Success, Run($"grid.png {Tiny} --bits 16"));

        var figure = Image.Load(_workshop.File("grid.png"));
        using var stylizer = new Stylizer();
        foreach (var (row, depth) in new[] { 1, 7 }.Index())
        {
            foreach (var (column, ratio) in new[] { 1e-3f, 1e-1f }.Index())
            {
                var options = new StylizeOptions
                {
                    Scales = ScaleSchedule.Of(32).WithIterations(2),
                    ContentWeight = ratio,
                    StyleLayers = [.. Backbone.ResNet18.StyleLayers.Take(depth)],
                    Initialization = Initialization.Noise,
                };
                var alone = stylizer.Run(Image.Load(_workshop.File("content.png"), 32), Image.Load(_workshop.File("style.png"), 32),
                    options).Image;
                Assert.Equal(alone.Pixels.ToArray().Select(value => Math.Clamp(value, 0, 1)),
                    Cell(figure, column, row, [1e-3f, 1e-1f], [1, 7]).Pixels.ToArray(), Within(1e-4));
            }
        }
    }

    [Theory]
    [InlineData("png")]
    [InlineData("jpg")]
    [InlineData("webp")]
    [InlineData("tiff")]
    public void Show_OfASweep_TellsHowItWasMade(string extension)
    {
        Assert.Equal(ExitCode.Success, Run($"grid.{extension} {Tiny} --tv-weight 0.01 --seed 7"));

        string[] lines = Show(extension, ""), json = Show(extension, "--json");

        string[] expected = ["figure          2 × 2 pictures of 32×24", "α/β             0.001, 0.1", "depths          the first 1, 7 "
            + "of the style layers"];
        Assert.Equal(expected, lines[..3]);
        Assert.Contains("weights         content α/β, style 1, tv 0.01 (colour × 5), range 10", lines);
        Assert.Contains("start           noise, seed 7", lines);
        var sweep = JsonDocument.Parse(string.Join('\n', json)).RootElement;
        Assert.Equal([0.001, 0.1], sweep.GetProperty("ratios").EnumerateArray().Select(number => number.GetDouble()));
        Assert.Equal(7, sweep.GetProperty("recipe").GetProperty("options").GetProperty("styleLayers").GetArrayLength());
    }

    [Theory]
    [InlineData("""{"recipe":1,"ratios":"many"}""")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("[]")]
    public void Show_OfASweepThatWasChanged_SaysSo(string json)
    {
        var xmp = XmpPacket.Write(json, "somebody", "Sweep");
        ImageFile.Save(Images.Content(), _workshop.File("grid.png"), SaveOptions.Default, xmp);

        Assert.Contains("how the sweep was made cannot be understood", Assert.Throws<PasticheException>(() => Show("png", "")).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--depths 1..8", "8 style layers are asked for and there are 7")]
    [InlineData("--depths 2 --style-layers stem", "2 style layers are asked for and there is 1: stem; give --depths up to 1")]
    [InlineData("--style-layers nowhere", "There is no layer of resnet18 named nowhere")]
    [InlineData("--content-weight 1", "there is no option --content-weight")]
    [InlineData("--background white", "there is no option --background")]
    public void Sweep_ThatCannotBePainted_IsRefusedAndWritesNothing(string options, string refusal)
    {
        Assert.StartsWith(refusal, Assert.Throws<PasticheException>(() => Run($"grid.png {options}")).Message, StringComparison.Ordinal);
        Assert.Equal(["content.png", "style.png"], _workshop.Names);
    }

    [Fact]
    public void Sweep_OntoAFileThatIsThere_NeedsToBeTold()
    {
        Images.Content().Save(_workshop.File("grid.png"));

        Assert.Contains("add --overwrite", Assert.Throws<PasticheException>(() => Run($"grid.png {Tiny}")).Message,
            StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, Run($"grid.png {Tiny} --overwrite"));
        Assert.NotNull(SweepRecipe.Find(_workshop.File("grid.png")));
    }

    [Fact]
    public void Sweep_OfATransparentContent_IsOnPaperInAnyFormat()
    {
        var content = new Image(64, 48, hasAlpha: true);
        content.Alpha[..1500].Fill(1);
        content.Save(_workshop.File("content.png"), SaveOptions.Default with { Overwrite = true });

        Assert.Equal(ExitCode.Success, Run("grid.jpg --size 32 --iterations 1 --ratios 1 --depths 1 --quiet --content-layers stem"));
        Assert.Equal(1, Cell(Image.Load(_workshop.File("grid.jpg")), 0, 0, [1], [1]).Plane(0)[^1], 0.02f);
    }

    [Fact]
    public void Example_CanBeUnderstood()
    {
        var example = Assert.IsType<SweepCommand>(CommandLine.Parse(["sweep"]).CommandResult.Command).Example;

        Assert.Null(CommandLineError.In(CommandLine.Parse(example.Split(' ')[1..])));
    }

    [Fact]
    public void Help_HasItsGroupsInOrderAndLeavesOutWhatTheSweepDecides()
    {
        var output = new StringWriter();
        HelpAction.Write(CommandLine.Parse(["sweep"]).CommandResult.Command, output, int.MaxValue);
        var lines = output.ToString().Split(Environment.NewLine);

        string[] titles = ["sweep", "size", "styles", "look", "colours", "method", "network", "output", "run"];
        Assert.Equal(titles, lines.Where(titles.Contains));
        Assert.Contains("default: 0.001,0.01,0.1,1; 0.0001,0.001,0.01,0.1 with "
            + "--normalization gatys.", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("--strength", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("--loss-plot", output.ToString(), StringComparison.Ordinal);
    }

    [Fact, Trait("Category", "Slow")]
    public void Signal_DuringASweep_DrawsWhatThereIs()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send.");
        using var program = _workshop.Start("sweep content.png style.png -o grid.png --size 64 --iterations 60 --ratios 0.01,0.1,1 "
            + "--depths 1,7 --json");
        while (!program.ReadLine()!.Contains("\"event\":\"part\"", StringComparison.Ordinal))
        {
        }

        Assert.Equal(0, Signals.Send(program.Id, Signals.Interrupt));

        var result = program.Wait();
        Assert.Equal(130, result.ExitCode);
        Assert.Matches("^interrupted after [1-5] of 6 parts; saved what there is: grid.png$", result.ErrorLine());
        var figure = Image.Load(_workshop.File("grid.png"));
        Assert.DoesNotContain(Gray, Cell(figure, 0, 0, [0.01f, 0.1f, 1], [1, 7], 64).Plane(0).ToArray());
        Assert.All(Cell(figure, 2, 1, [0.01f, 0.1f, 1], [1, 7], 64).Pixels.ToArray(), value => Assert.Equal(Gray, value, 0.005f));
        Assert.NotNull(SweepRecipe.Find(_workshop.File("grid.png")));
    }

    [Fact, Trait("Category", "Slow")]
    public void Sweep_LargerThanMemory_IsRefusedBeforeItBegins()
    {
        var result = _workshop.Run("sweep content.png style.png -o grid.png --size 2048", ("DOTNET_GCHeapHardLimit", "0x30000000"));

        Assert.Equal(2, result.ExitCode);
        Assert.Matches(
            "^this needs about [0-9.]+ GB of memory at 2048 pixels, [5-8][0-9]{2} MB are there; use --size [0-9]+$", result.ErrorLine());
        Assert.Equal(["content.png", "style.png"], _workshop.Names);
    }

    [Fact, Trait("Category", "Slow")]
    public void Sweep_InPlainLines_TellsEveryPicture()
    {
        var result = _workshop.Run("sweep content.png style.png -o grid.png --size 32 --iterations 2 --ratios 1 --depths 1,3").Succeeded();

        Assert.StartsWith("content.png + style.png → grid.png, 1 × 2 pictures of 32×24, about ", result.Lines[0], StringComparison.Ordinal);
        Assert.Matches("^\\[1/2\\] α/β 1, style from stem: content [0-9.]+, style [0-9.]+", result.Lines[1]);
        Assert.Matches("^\\[2/2\\] α/β 1, style from stem … stage1_2: content [0-9.]+, style [0-9.]+", result.Lines[2]);
        Assert.Matches("^wrote grid.png in ", result.Lines[^1]);
    }

    private int Run(string arguments)
    {
        string[] words = arguments.Split(' ');
        return CommandLine.Run(["sweep", _workshop.File("content.png"), _workshop.File("style.png"), "-o", _workshop.File(words[0]),
            .. words[1..]]);
    }

    private string[] Show(string extension, string options)
    {
        var output = new StringWriter();
        string[] arguments = ["show", _workshop.File($"grid.{extension}"), .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        CommandLine.Parse(arguments).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output });
        return output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>A picture in a figure, found by the layout of one with the same labels.</summary>
    private Image Cell(Image figure, int column, int row, float[] ratios, int[] depths, int longSide = 32)
    {
        using var session = new NetworkSession(Backbone.ResNet18);
        var options = new StylizeOptions { Scales = ScaleSchedule.Of(longSide) };
        var content = Image.Load(_workshop.File("content.png"));
        var sweep = new RatioSweep(session, content, Images.Style(), options, new SweepAxes(ratios, depths));
        using var layout = SweepFigure.LayoutOf(sweep);
        Assert.Equal((layout.Width, layout.Height), (figure.Width, figure.Height));
        var place = layout.Image(column, row);
        var cell = new Image(place.Width, place.Height);
        for (var channel = 0; channel < 3; channel++)
        {
            for (var y = 0; y < place.Height; y++)
            {
                figure.Plane(channel).Slice(((place.Y + y) * figure.Width) + place.X,
                    place.Width).CopyTo(cell.Plane(channel)[(y * place.Width)..]);
            }
        }

        return cell;
    }

    private static IEqualityComparer<float> Within(double tolerance) =>
        EqualityComparer<float>.Create((one, other) => Math.Abs(one - other) <= tolerance, _ => 0);
}

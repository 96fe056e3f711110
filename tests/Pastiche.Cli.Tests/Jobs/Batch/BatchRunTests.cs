using Pastiche.Cli.Display;
using Pastiche.Cli.Jobs;
using Pastiche.Cli.Jobs.Batch;
using Pastiche.Cli.Options;
using Pastiche.Cli.Platform;
using Xunit;

namespace Pastiche.Cli.Tests.Jobs.Batch;

public sealed class BatchRunTests : IDisposable
{
    private static readonly StylizeOptions Tiny = new() { Scales = ScaleSchedule.Of(32).WithIterations(2) };

    private readonly Workshop _workshop = new();
    private readonly StringWriter _output = new();
    private int _opened;

    public BatchRunTests()
    {
        Images.Content(48, 48).Save(_workshop.File("other.png"));
        Images.Style(40, 60).Save(_workshop.File("waves.png"));
    }

    public void Dispose() => _workshop.Dispose();

    [Fact]
    public void Execute_AllPairs_OpenTheNetworkOnce()
    {
        Assert.Equal(ExitCode.Success, Run(Grid()));

        Assert.Equal(1, _opened);
        Assert.Equal(5, Directory.GetFiles(_workshop.File("out")).Length);
    }

    [Fact]
    public void Execute_SamePairAlone_GivesTheSamePicture()
    {
        Run(Grid());
        var last = Grid().Images[^1] with { Output = _workshop.File("alone.png") };

        Run(new BatchRequest([last], _workshop.File("out"), IsGrid: false, HasContactSheet: false));

        Assert.Equal(Image.Load(Grid().Images[^1].Output).Pixels.ToArray(), Image.Load(last.Output).Pixels.ToArray());
    }

    [Fact]
    public void Execute_PictureThatWasStopped_IsPaintedAnew()
    {
        var request = Grid();
        var (image, other) = (request.Images[0], request.Images[1]);
        request.CreateFolder();
        SaveStopped(image, Tiny);
        SaveStopped(other, Tiny with { ContentWeight = 1 });

        // The other was on the way to something else.
        Assert.Equal(ExitCode.Failure, Run(request));
        Assert.Null(Recipe.Load(image.Output).Stopped);
        Assert.Equal(new RecipeStop(0, 1), Recipe.Load(other.Output).Stopped);
    }

    [Fact]
    public void Execute_PicturesOfAnOlderFormat_AreFinishedOrPaintedAnew()
    {
        var request = Grid(FirstFormat.Options with { Scales = Tiny.Scales });
        Run(request);
        SaveStopped(request.Images[1], request.Images[1].Options);
        foreach (var image in request.Images) FirstFormat.Rewrite(image.Output);

        Assert.Equal(ExitCode.Success, Run(request));

        Assert.Equal([1, Recipe.NewestFormat, 1, 1], request.Images.Select(image => Recipe.Load(image.Output).Format));
    }

    [Fact]
    public void Execute_AnotherFileOfThatName_IsKept()
    {
        var request = Grid();
        request.CreateFolder();
        File.WriteAllText(request.Images[3].Output, "mine");

        Assert.Equal(ExitCode.Failure, Run(request));
        Assert.Equal("mine", File.ReadAllText(request.Images[3].Output));
        Assert.Contains("[4/4]", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_OptionsOfNoUse_LeaveNoFolder()
    {
        var request = Grid(Tiny with { StyleLayers = [new LayerWeight("nowhere")] });

        Assert.StartsWith("There is no layer of resnet18 named nowhere", Assert.Throws<PasticheException>(() => Run(request)).Message,
            StringComparison.Ordinal);
        Assert.False(Directory.Exists(_workshop.File("out")));
    }

    [Fact]
    public void ContactSheet_Grid_HasEveryResultInItsCell()
    {
        var request = Grid();
        Run(request);

        var sheet = Image.Load(request.ContactSheetFile!);

        Assert.Equal((752, 752), (sheet.Width, sheet.Height));
        foreach (var (index, image) in request.Images.Index())
            AssertShows(sheet, SheetLayout.For(3, 3).Cell(1 + (index / 2), 1 + (index % 2)), image.Output);
        AssertShows(sheet, SheetLayout.For(3, 3).Cell(2, 0), _workshop.File("other.png"));
        AssertShows(sheet, SheetLayout.For(3, 3).Cell(0, 1), _workshop.File("style.png"));
        Assert.Equal(1, At(sheet, 100, 100), 0.02f);
    }

    [Fact]
    public void ContactSheet_MissingResult_IsAGrayCell()
    {
        var request = Grid() with { IsGrid = false };

        var sheet = ContactSheet.Of(request, _ => false).Draw();

        var layout = SheetLayout.For(3, 4);
        Assert.Equal((layout.Width, layout.Height), (sheet.Width, sheet.Height));
        Assert.All(Enumerable.Range(0, 4), row => Assert.Equal(0.75f, At(sheet, layout.Cell(2, row).X, layout.Cell(2, row).Bottom - 1)));
        AssertShows(sheet, layout.Cell(1, 3), _workshop.File("waves.png"));
    }

    private static float At(Image image, int x, int y) => image.Plane(1)[(y * image.Width) + x];

    /// <summary>The picture, which is smaller than the cell, stands in the middle of it.</summary>
    private static void AssertShows(Image sheet, System.Drawing.Rectangle cell, string path)
    {
        var image = Image.Load(path);
        var (left, top) = (cell.X + ((cell.Width - image.Width) / 2), cell.Y + ((cell.Height - image.Height) / 2));
        var difference = Enumerable.Range(0, image.Width * image.Height)
            .Average(i => Math.Abs(At(image, i % image.Width, i / image.Width) - At(sheet, left + (i % image.Width),
                top + (i / image.Width))));
        Assert.InRange(difference, 0, 0.05f);
    }

    private int Run(BatchRequest request)
    {
        using var interruption = new Interruption();
        var display = new PlainDisplay(_output, TimeProvider.System);
        return new BatchRun(request, display, interruption, () =>
        {
            _opened++;
            return new Stylizer(keptBytes: 1 << 28);
        }).Execute();
    }

    private static void SaveStopped(StylizeRequest request, StylizeOptions options)
    {
        using var stylizer = new Stylizer();
        var (content, styles, _) = LoadedImages.Load(request);
        stylizer.Steps(content, styles, options).First().Result().Save(request.Output);
    }

    private BatchRequest Grid(StylizeOptions? options = null)
    {
        var images =
            from content in new[] { "content", "other" }
            from style in new[] { "style", "waves" }
            select new StylizeRequest
            {
                Content = _workshop.File($"{content}.png"),
                Styles = [new StyleRequest(_workshop.File($"{style}.png"))],
                Output = _workshop.File($"out/{content}-{style}.png"),
                Options = options ?? Tiny,
                Save = SaveOptions.Default with { Overwrite = false },
            };
        return new BatchRequest([.. images], _workshop.File("out"), IsGrid: true, HasContactSheet: true);
    }
}

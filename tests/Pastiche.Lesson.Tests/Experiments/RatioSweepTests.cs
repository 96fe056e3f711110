using Pastiche.Lesson.Experiments;
using Xunit;

namespace Pastiche.Lesson.Tests.Experiments;

public sealed class RatioSweepTests : IDisposable
{
    private static readonly StylizeOptions Tiny = new()
    {
        Scales = ScaleSchedule.Of(32, 48).WithIterations(12),
        Initialization = Initialization.Noise,
    };

    private readonly NetworkSession _session = new(Backbone.ResNet18, threads: 1);

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData(1, new[] { 1 })]
    [InlineData(5, new[] { 1, 2, 3, 4, 5 })]
    [InlineData(6, new[] { 1, 3, 4, 6 })]
    [InlineData(7, new[] { 1, 3, 5, 7 })]
    [InlineData(16, new[] { 1, 6, 11, 16 })]
    public void UsualDepths_AreAllOrFourEvenlySpread(int layers, int[] expected) => Assert.Equal(expected, RatioSweep.UsualDepths(layers));

    [Fact]
    public void Rows_HaveTheFirstLayersFromTheShallowest()
    {
        var sweep = Of([0.1f], null, Tiny with { StyleLayers = [new("stage2_2", 4), new("stem", 3), new("stage1_1", 2)] });

        Assert.Equal([1, 2, 3], sweep.Depths);
        Assert.Equal(
            [[new("stem", 3)], [new("stem", 3), new("stage1_1", 2)], [new("stem", 3), new("stage1_1", 2), new("stage2_2", 4)]],
            sweep.Rows.Select(row => (LayerWeight[])[.. row[0].Layers]));
    }

    [Fact]
    public void Cells_ArePaintedAsByThemselvesToTheBit()
    {
        var sweep = Of([0.001f, 0.1f], [1, 7], Tiny with { ContentWeight = 9, StyleWeight = 9, Strength = 0.9f });

        Paint(sweep);

        using var alone = new Stylizer(threads: 1);
        Assert.All(sweep.Rows.Zip([1, 7]), row => Assert.All(row.First.Zip([0.001f, 0.1f]), cell =>
        {
            var options = Tiny with { ContentWeight = cell.Second, StyleLayers = [.. Backbone.ResNet18.StyleLayers.Take(row.Second)] };
            var result = alone.Run(Images.Content(), Images.Style(), options);
            Assert.Equal(result.Image.Pixels, cell.First.Image!.Pixels);
            Assert.Equal(result.Recipe, cell.First.Result!.Recipe);
        }));
    }

    [Fact]
    public void Cells_WithMoreOfTheContent_AreNearerToIt()
    {
        var sweep = Of([0.001f, 0.03f, 1, 30], [7], Tiny);

        Paint(sweep);

        double[] content = [.. sweep.Cells.Select(cell => cell.Steps[^1].Terms.Content)];
        double[] style = [.. sweep.Cells.Select(cell => cell.Steps[^1].Terms.Style)];
        Assert.Equal(content.OrderDescending(), content);
        Assert.Equal(style.Order(), style);
        double[] pixels = [.. sweep.Cells.Select(cell => Distance(cell.Image!, Images.Content().Resize(48, 36)))];
        Assert.True(pixels[^1] < pixels[0], string.Join(", ", pixels));
    }

    [Fact]
    public void Cells_BeforeTheirEnd_HaveNoPicture()
    {
        var cell = Of([0.1f], [1], Tiny).Cells[0];

        Assert.Equal(15, cell.Run(TestContext.Current.CancellationToken).Take(15).Count());

        Assert.NotNull(cell.Result);
        Assert.Equal((null, false), (cell.Image, cell.HasResult));
    }

    [Fact]
    public void Recipe_StatesWhatAllHaveInCommonAndWhatDiffers()
    {
        var sweep = Of([0.01f, 0.1f], [2], Tiny);
        Assert.Null(sweep.Recipe);

        Paint(sweep);

        var recipe = sweep.Recipe!;
        Assert.Equal([0.01f, 0.1f], recipe.Ratios);
        Assert.Equal([2], recipe.Depths);
        Assert.Equal(Backbone.ResNet18.StyleLayers, recipe.Recipe.Options.StyleLayers);
        var options = recipe.Recipe.Options with { StyleLayers = sweep.Cells[0].Layers };
        Assert.Equal(sweep.Cells[0].Result!.Recipe, recipe.Recipe with { Options = options });
    }

    [Fact]
    public void Sweep_WithMoreLayersThanThereAre_NamesThem()
    {
        var refusal = Assert.Throws<PasticheException>(() => Of([0.1f], [1, 9], Tiny));

        Assert.Equal(
            "9 style layers are asked for and there are 7: stem, stage1_1, stage1_2, stage2_1, stage2_2, stage3_1, stage3_2; "
            + "ask for 7 at most, or name more style layers.",
            refusal.Message);
    }

    private RatioSweep Of(IReadOnlyList<float> ratios, IReadOnlyList<int>? depths, StylizeOptions options) =>
        new(_session, Images.Content(), Images.Style(), options, new SweepAxes(ratios, depths));

    private static void Paint(RatioSweep sweep)
    {
        foreach (var cell in sweep.Cells)
            foreach (var done in cell.Run(TestContext.Current.CancellationToken)) Assert.InRange(done, 0, 1);
    }

    private static double Distance(Image one, Image other) =>
        one.Pixels.ToArray().Zip(other.Pixels.ToArray(), (a, b) => (double)(a - b) * (a - b)).Average();
}

using System.Collections.Immutable;
using Pastiche.Backbones;
using Pastiche.Graphs;
using Pastiche.Losses;
using Pastiche.Runtime;
using Pastiche.Stylization;
using Pastiche.Tests.Backbones;
using Xunit;

namespace Pastiche.Tests.Runtime;

/// <summary>An objective in tiles beside that of the whole image, with the same targets.</summary>
public class ObjectiveInTilesTests(ITestOutputHelper log)
{
    private static readonly StylizeOptions AllLosses = StylizeOptions.Default with
    {
        StyleLosses = [.. Enum.GetValues<StyleLossKind>().Select(kind => new StyleLossWeight(kind))],
    };

    /// <summary>It has no kinks, so that only rounding is left.</summary>
    [Theory]
    [InlineData(160, 128, 64)]
    [InlineData(250, 97, 64)]
    [InlineData(96, 300, 96)]
    public void Gradient_SmoothNetwork_IsThatOfTheWhole(int width, int height, int side) =>
        Compare(TinyBackbones.Smooth, Problem(width, height), side).Require(1e-4, 0.99999999);

    [Fact]
    public void Gradient_Regions_IsThatOfTheWhole()
    {
        var problem = Problem(200, 136);
        var half = new Mask(2, [1, 0.25f]);
        var regions = problem with
        {
            Styles = [problem.Styles[0] with { Region = half }, new Style(Randoms.Image(90, 90, seed: 8)) { Mask = new Mask(2, [0, 1]) }],
        };
        Compare(TinyBackbones.Smooth, regions, 64).Require(1e-4, 0.99999999);
    }

    [Fact]
    public void Gradient_SeveralStyles_IsThatOfTheWhole()
    {
        var problem = Problem(200, 136);
        StyleMix styles = StyleMix.Create([problem.Styles[0], new Style(Randoms.Image(300, 200, seed: 8)) { Weight = 2 }]);
        Compare(TinyBackbones.Smooth, problem with { Styles = styles }, 64).Require(1e-4, 0.99999999);
    }

    [Fact]
    public void Gradient_TileablePicture_IsThatOfTheWhole() => Compare(
        TinyBackbones.Smooth,
        Problem(192, 160) with { Options = AllLosses with { Tileable = true } },
        64).Require(1e-4, 0.99999999);

    [Theory]
    [InlineData(512, 512)]
    [InlineData(500, 333)]
    public void Gradient_ResNet18_IsThatOfTheWhole(int width, int height) =>
        Compare(Backbone.ResNet18, Problem(width, height), 192).Require();

    [Fact]
    [Trait("Category", "Slow")]
    public void Gradient_Vgg19_IsThatOfTheWhole() =>
        Compare(MiniVgg.Create(VggArchitecture.Vgg19, channels: MiniVgg.FullWidth), Problem(512, 512), 192).Require();

    [Fact]
    public void Matches_InTiles_AreThoseOfTheWhole()
    {
        var problem = Problem(200, 136);
        var (whole, tiles) = (Evaluate(TinyBackbones.Smooth, problem), Evaluate(TinyBackbones.Smooth, problem, side: 64));
        foreach (var (one, other) in whole.Matches.Zip(tiles.Matches))
            Assert.InRange(one.Zip(other).Count(pair => pair.First != pair.Second) / (double)one.Length, 0, 0.01);
    }

    private GradientAgreement Compare(Backbone backbone, Scene scene, int side)
    {
        var whole = Evaluate(backbone, scene);
        var tiles = Evaluate(backbone, scene, side, whole.Matches);
        Assert.True(whole.Tiles == 1 && tiles.Tiles > 1);
        Assert.Equal(1, tiles.Total / whole.Total, 1e-5);
        var agreement = GradientAgreement.Of(tiles.Gradient, whole.Gradient);
        log.WriteLine($"{backbone.Name}, {scene.Content.Width}×{scene.Content.Height}, {tiles.Tiles} tiles: {agreement}");
        return agreement;
    }

    private static Scene Problem(int width, int height) =>
        new(Samples.Photograph(width, height), new Style(Randoms.Image(220, 180, seed: 3)), AllLosses);

    /// <summary>The gradient of a picture of noise, with the matches that it has or with others.</summary>
    private static Result Evaluate(
        Backbone backbone, Scene scene, int? side = null, IReadOnlyList<ImmutableArray<int>>? matches = null)
    {
        var options = scene.Options with
        {
            Scales = ScaleSchedule.Of(Math.Max(scene.Content.Width, scene.Content.Height)).WithIterations(1),
            TileSide = side,
        };
        var executor = EngineExecutor.Create(null, Device.Cpu, Engine.Cpu);
        var plan = Planner.Plan(backbone, scene.Content, scene.Styles, options, executor.Memory);
        var inputs = new Inputs(plan, CancellationToken.None).At(plan.Scales[0]);
        using var measurement = new TargetMeasurement(plan, Compile);
        var measured = measurement.Of(inputs, CancellationToken.None);
        using var matching = new NeighborMatching(plan, inputs, measured.Candidates, executor.Search, Compile);
        using var objectives = new CompiledObjectives(executor, 0);
        Target[] targets = [.. measured.Targets, .. matching.Targets];
        var objective = PreparedObjective.Of(plan, inputs, targets, objectives).Compiled;
        Randoms.Image(objective.Width, objective.Height, seed: 5).Pixels.CopyTo(objective.Image);
        if (matches is null) matching.Renew(objective.Image, objective, CancellationToken.None);
        else matching.Restore(matches, objective);
        var gradient = new float[objective.Image.Length];
        objective.Run(gradient, CancellationToken.None);
        var tiles = plan.GridsOf(objective.Width, objective.Height).Pullback.Tiles.Count;
        var total = targets.Zip(objective.Distances.ToArray(), (target, distance) => target.Coefficient * distance).Sum();
        return new Result(gradient, total, [.. matching.Chosen.Select(ImmutableArray.Create)], tiles);

        ICompiledGraph Compile(Graph graph) => executor.Compile(graph).Graph;
    }

    private sealed record Scene(Image Content, StyleMix Styles, StylizeOptions Options);

    private sealed record Result(float[] Gradient, double Total, IReadOnlyList<ImmutableArray<int>> Matches, int Tiles);
}

using Pastiche.Losses;
using Pastiche.Runtime;
using Pastiche.Stylization;
using Xunit;

namespace Pastiche.Tests.Stylization;

/// <summary>What the positions of a picture are matched with.</summary>
public sealed class NeighborMatchingTests
{
    private const int Side = 48;
    private const string Layer = "stage1_1";

    private static readonly Image Content = Samples.Photograph(Side, Side);
    private static readonly Image Style = Randoms.Image(Side, Side, seed: 3);

    private static StylizeOptions Options { get; } = new()
    {
        Scales = ScaleSchedule.Of(Side).WithIterations(1),
        StyleLosses = [new StyleLossWeight(StyleLossKind.Neighbors)],
        StyleLayers = [new LayerWeight(Layer)],
        MatchContent = new ContentShare(1, 1),
    };

    [Fact]
    public void Renew_WholePicture_TakesTheFeaturesOfTheNearestPosition()
    {
        var target = Match([new Style(Style)], Options, Content)[0];
        var (content, style) = (Extract(Content), Extract(Style));
        for (var position = 0; position < content.Count; position++)
        {
            var nearest = Nearest(content.Centered[position], style);
            Assert.Equal(style.Features[nearest], Column(target, position, content.Count), (a, b) => Math.Abs(a - b) < 1e-6f);
        }
    }

    [Fact]
    public void Renew_MatchContentOfZero_MatchesThePictureSoFar()
    {
        var picture = Randoms.Image(Side, Side, seed: 9);
        var ofContent = Match([new Style(Style)], Options, picture)[0].Values;
        var ofPicture = Match([new Style(Style)], Options with { MatchContent = new ContentShare(0, 0) }, picture)[0].Values;
        var content = Match([new Style(Style)], Options, Content)[0].Values;
        Assert.Equal(content, ofContent);
        Assert.NotEqual(content, ofPicture);
    }

    [Fact]
    public void Renew_DetailMap_DecidesWhereTheContentIsMatched()
    {
        var picture = Randoms.Image(Side, Side, seed: 9);
        var half = Options with { MatchContent = new ContentShare(0, 1), DetailMap = Half() };
        var mixed = Match([new Style(Style)], half, picture)[0];
        var content = Match([new Style(Style)], Options, picture)[0];
        var own = Match([new Style(Style)], Options with { MatchContent = new ContentShare(0, 0) }, picture)[0];
        var columns = Side / 4;
        for (var position = 0; position < columns * columns; position++)
        {
            // Away from the edge between both halves, which the network's windows cross.
            var expected = (position % columns) switch
            {
                < 2 => content,
                > 9 => own,
                _ => null,
            };
            if (expected is null) continue;
            // Means over positions differ between the three, so a few neighbors do.
            Matched += Column(expected, position, columns * columns).SequenceEqual(Column(mixed, position, columns * columns)) ? 1 : 0;
        }

        Assert.InRange(Matched, 30, 48);
    }

    [Fact]
    public void Renew_StyleMask_NeverMatchesOutsideOfIt()
    {
        var style = new Style(Style) { Mask = Half() };
        var target = Match([style], Options, Content)[0];
        var allowed = Extract(Style).Features.Where((_, position) => position % (Side / 4) < Side / 8).ToArray();
        Assert.All(Columns(target), column => Assert.Contains(allowed, features => Near(features, column)));
    }

    [Fact]
    public void Renew_Regions_EachMatchesItsOwnStylesAlone()
    {
        var other = Randoms.Image(Side, Side, seed: 4);
        var targets = Match([new Style(Style) { Region = Half() }, new Style(other)], Options, Content);
        var allowed = new[] { Extract(Style).Features, Extract(other).Features };
        for (var region = 0; region < 2; region++)
        {
            Assert.Equal(region, targets[region].Term.Region);
            var painted = Columns(targets[region]).Where(column => column.Any(value => value != 0)).ToArray();
            Assert.InRange(painted.Length, Side / 4 * Side / 8, Side / 4 * ((Side / 8) + 1));
            Assert.All(painted, column => Assert.Contains(allowed[region], features => Near(features, column)));
        }
    }

    [Fact]
    public void Renew_SeveralStyles_ShareThePositionsByTheirWeights()
    {
        var other = Samples.Photograph(Side, Side);
        Style[] styles = [new Style(Style) { Weight = 3 }, new Style(other)];
        var target = Match(StyleMix.Create(styles), Options, Content)[0];
        var first = Extract(Style).Features;
        var share = Columns(target).Count(column => first.Any(features => Near(features, column))) / (double)(Side * Side / 16);
        Assert.Equal(0.75, share, 0.03);
    }

    [Fact]
    public void Renew_FewPositionsAllowed_TakesThemFromThoseAlone()
    {
        var target = Match([new Style(Style)], Options with { MatchPositions = 5 }, Content)[0];
        Assert.InRange(Columns(target).Select(column => string.Join(',', column)).Distinct().Count(), 1, 5);
    }

    private int Matched { get; set; }

    private static IReadOnlyList<Matches> Match(StyleMix styles, StylizeOptions options, Image picture)
    {
        var executor = EngineExecutor.Create(1, Device.Cpu, Engine.Cpu);
        var plan = Planner.Plan(Backbone.ResNet18, Content, styles, options, executor.Memory);
        var inputs = new Inputs(plan, CancellationToken.None).At(plan.Scales[0]);
        using var measurement = new TargetMeasurement(plan, graph => executor.Compile(graph).Graph);
        var candidates = measurement.Of(inputs, default).Candidates;
        using var matching = new NeighborMatching(
            plan, inputs, candidates, executor.Search, graph => executor.Compile(graph).Graph);
        var terms = new Objective(Backbone.ResNet18, [.. matching.Targets.Select(target => target.Term)]);
        var fused = terms.Fused(Side, Side);
        using var objective = new FusedObjective(terms, fused, executor.Compile(fused).Graph);
        matching.Renew(picture.Pixels, objective, default);
        return [.. terms.Terms.Select(term => new Matches(term, Maps(objective.TargetOf(term))))];
    }

    private static float[] Maps(ReadOnlySpan<float> blocks)
    {
        var (channels, positions) = (blocks.Length / (Side * Side / 16), Side * Side / 16);
        var maps = new float[blocks.Length];
        for (var channel = 0; channel < channels; channel++)
            BlockedMaps.GetMap(blocks, channels, channel, maps.AsSpan(channel * positions, positions));
        return maps;
    }

    private static Mask Half()
    {
        var values = new float[Side * Side];
        for (var i = 0; i < values.Length; i++) values[i] = i % Side < Side / 2 ? 1 : 0;
        return new Mask(Side, values);
    }

    private static (int Count, float[][] Features, double[][] Centered) Extract(Image image)
    {
        using var extractor = new FeatureExtractor(engine: Engine.Cpu);
        var features = extractor.Extract(image, Layer)[0];
        var count = features.Width * features.Height;
        float[][] columns = [.. Enumerable.Range(0, count).Select(ColumnAt)];
        double[] means = [.. Enumerable.Range(0, features.Maps).Select(map => columns.Average(column => (double)column[map]))];
        return (count, columns, [.. columns.Select(column => column.Select((value, map) => value - means[map]).ToArray())]);

        float[] ColumnAt(int position) => [.. Enumerable.Range(0, features.Maps).Select(map => features.Map(map)[position])];
    }

    /// <summary>The nearest position by a plain search in double precision.</summary>
    private static int Nearest(double[] query, (int Count, float[][] Features, double[][] Centered) style) =>
        Enumerable.Range(0, style.Count).MaxBy(position => Cosine(query, style.Centered[position]));

    private static double Cosine(double[] one, double[] other) =>
        one.Zip(other, (a, b) => a * b).Sum() / Math.Sqrt(one.Sum(a => a * a) * other.Sum(b => b * b));

    private static bool Near(float[] one, float[] other) => one.Zip(other).All(pair => Math.Abs(pair.First - pair.Second) < 1e-6f);

    private static IEnumerable<float[]> Columns(Matches target)
    {
        const int Count = Side * Side / 16;
        return Enumerable.Range(0, Count).Select(position => Column(target, position, Count));
    }

    private static float[] Column(Matches target, int position, int count) =>
        [.. Enumerable.Range(0, target.Values.Length / count).Select(channel => target.Values[(channel * count) + position])];

    private sealed record Matches(Term Term, float[] Values);
}

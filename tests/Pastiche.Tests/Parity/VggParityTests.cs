using Pastiche.Backbones;
using Pastiche.Graphs;
using Pastiche.Losses;
using Pastiche.Runtime;
using Pastiche.Tests.Backbones;
using Xunit;

namespace Pastiche.Tests.Parity;

/// <summary>
/// What PyTorch makes of the same weights and pictures, by a script written for that: the fixtures' make_fixtures.py says how. Features are
/// those of the network's own inputs, without the factor that makes weights mean the same for all.
/// </summary>
public class VggParityTests
{
    private const double Tolerance = 1e-4;
    private const double NearKink = 1e-5;

    public static TheoryData<PreprocessingKind, PoolingKind> Cases { get; } = new()
    {
        { PreprocessingKind.Torch, PoolingKind.Max },
        { PreprocessingKind.Torch, PoolingKind.Average },
        { PreprocessingKind.Caffe, PoolingKind.Max },
        { PreprocessingKind.Caffe, PoolingKind.Average },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Features_AgreeWithPyTorch(PreprocessingKind preprocessing, PoolingKind pooling)
    {
        var (backbone, dump) = Fixture(preprocessing, pooling);
        using var network = new OnnxRuntimeExecutor(0).Compile(FeatureGraph(backbone, dump.Start));
        dump.Start.Pixels.CopyTo(network.Input(Objective.Image));
        network.Run();
        foreach (var layer in Layers(backbone))
        {
            Assert.InRange(
                Losses.Reference.RelativeDistance(Losses.Reference.Doubles(network.Output(layer)), dump.Features(layer)), 0, Tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void GramMatrices_AgreeWithPyTorch(PreprocessingKind preprocessing, PoolingKind pooling)
    {
        var (backbone, dump) = Fixture(preprocessing, pooling);
        Term[] terms = [.. backbone.StyleLayers.Select(layer => new Term(TermKind.Style, layer.Layer, new GramLoss()))];
        using var measurement =
            new OnnxRuntimeExecutor(0).Compile(new Objective(backbone, [.. terms]).Measurement(dump.Start.Width, dump.Start.Height));
        dump.Start.Pixels.CopyTo(measurement.Input(Objective.Image));
        measurement.Run();
        foreach (var term in terms)
        {
            var stride = backbone.FindLayer(term.Layer).Stride;
            var positions = dump.Start.Width / stride * (dump.Start.Height / stride);
            var gram = Losses.Reference.Doubles(measurement.Output(term.Target)).Select(value => value * positions);
            Assert.InRange(Losses.Reference.RelativeDistance(gram, dump.Gram(term.Layer)), 0, Tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void LossesAndGradient_AgreeWithPyTorch(PreprocessingKind preprocessing, PoolingKind pooling)
    {
        var (backbone, dump) = Fixture(preprocessing, pooling);
        var evaluated = Evaluated.Of(backbone, dump, alpha: 1, beta: preprocessing == PreprocessingKind.Torch ? 1000 : 1);

        Assert.InRange(evaluated.Content / dump.ContentLoss, 1 - Tolerance, 1 + Tolerance);
        Assert.InRange(evaluated.Style / dump.StyleLoss, 1 - Tolerance, 1 + Tolerance);
        Assert.InRange(Losses.Reference.RelativeDistance(evaluated.Gradient, dump.Gradient), 0, Tolerance);
    }

    /// <summary>
    /// Without this, rounding could decide a ReLU or a maximum differently, and gradients would differ for no fault of anybody.
    /// </summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Fixture_HasNoNearKinks(PreprocessingKind preprocessing, PoolingKind pooling)
    {
        var (backbone, dump) = Fixture(preprocessing, pooling);
        var graph = FeatureGraph(backbone, dump.Start);
        var kinks = graph.Nodes.Where(node => node.Op is Op.Relu or Op.MaxPool).ToArray();
        for (var i = 0; i < kinks.Length; i++) graph.Output($"kink{i}", kinks[i].Inputs[0]);
        var values = Losses.Reference.Evaluate(graph, dump.Start, new Dictionary<string, double[]>());
        for (var i = 0; i < kinks.Length; i++)
        {
            var input = values[$"kink{i}"];
            var decisive = kinks[i].Op == Op.Relu ? input.Select(Math.Abs) : Gaps(input, kinks[i].Inputs[0].Shape);
            Assert.True(decisive.Min() >= NearKink, $"{kinks[i]}: {decisive.Min()}");
        }
    }

    private static (Backbone Backbone, PeerDump Dump) Fixture(PreprocessingKind preprocessing, PoolingKind pooling)
    {
        var weights = VggWeights.Read(new MemoryWeights(NpzFile.Read(PathOf("vgg19-mini"))));
        var backbone =
            Vgg.Create("vgg19", new string('0', 64), weights, new BackboneOptions { Preprocessing = preprocessing, Pooling = pooling });
        var name = $"{(preprocessing == PreprocessingKind.Torch ? "torch" : "caffe")}-{(pooling == PoolingKind.Max ? "max" : "avg")}";
        return (backbone, new PeerDump(PathOf(name)));
    }

    private static string PathOf(string fixture) =>
        Path.Combine(Samples.RepositoryRoot, "tests", "Pastiche.Tests", "Parity", "Fixtures", $"{fixture}.npz");

    private static string[] Layers(Backbone backbone) =>
        [.. backbone.ContentLayers.Concat(backbone.StyleLayers).Select(layer => layer.Layer)];

    private static Graph FeatureGraph(Backbone backbone, Image picture)
    {
        var graph = new Graph("features");
        var image = graph.Input(Objective.Image, [1, 3, picture.Height, picture.Width]);
        foreach (var (name, value) in backbone.Features(graph, image, Layers(backbone))) graph.Output(name, value);
        return graph;
    }

    /// <summary>Between the largest two values of each 2×2 window; where all are 0, the ReLU before lets nothing through anyway.</summary>
    private static IEnumerable<double> Gaps(double[] values, Shape shape)
    {
        var (height, width) = (shape[2], shape[3]);
        for (var channel = 0; channel < shape[1]; channel++)
        {
            for (var y = 0; y < height; y += 2)
            {
                for (var x = 0; x < width; x += 2)
                {
                    var at = (((channel * height) + y) * width) + x;
                    double[] window = [values[at], values[at + 1], values[at + width], values[at + width + 1]];
                    Array.Sort(window);
                    if (window[3] > 0) yield return window[3] - window[2];
                }
            }
        }
    }
}

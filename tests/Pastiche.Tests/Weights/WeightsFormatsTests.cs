using Pastiche.Backbones;
using Pastiche.Graphs;
using Pastiche.Runtime;
using Pastiche.Tests.Imaging;
using Pastiche.Weights;
using Xunit;

namespace Pastiche.Tests.Weights;

/// <summary>One VGG-19 in all formats, each written by its own library: the fixtures' vgg_formats.py says how.</summary>
public sealed class WeightsFormatsTests(ITestOutputHelper log)
{
    private static readonly string[] Layers = ["conv1_1", "conv2_2", "conv3_1", "conv4_2:pre", "conv5_1", "conv5_4"];

    public static TheoryData<string> Formats { get; } =
    [
        "vgg19.npz",
        "vgg19.pth",
        "vgg19.h5",
        "vgg19.keras3.weights.h5",
        "vgg19.onnx",
        "vgg19.safetensors",
    ];

    [Theory]
    [InlineData("vgg19.npz", "NumPy")]
    [InlineData("vgg19.pth", "PyTorch")]
    [InlineData("vgg19.h5", "HDF5")]
    [InlineData("vgg19.onnx", "ONNX")]
    [InlineData("vgg19.safetensors", "safetensors")]
    public void Open_EachFormat_IsToldByItsContent(string fixture, string format)
    {
        using var folder = new TemporaryFolder();
        using var file = WeightsFile.Open(folder.Write("weights", File.ReadAllBytes(PathOf(fixture))));
        Assert.Equal((format, 32), (file.Format, file.Tensors.Count));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Features_EachFormat_AreTheSameBits(string fixture)
    {
        var expected = Features(PathOf("vgg19.safetensors"));
        Assert.All(expected.Values, features => Assert.Contains(features, value => value != 0));
        foreach (var (layer, features) in Features(PathOf(fixture)))
            Assert.Equal(expected[layer].Select(BitConverter.SingleToInt32Bits), features.Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void Save_ThenRead_GivesTheSameWeights()
    {
        using var folder = new TemporaryFolder();
        var weights = Read(PathOf("vgg19.h5"));
        weights.Save(folder.File("saved"), half: false);
        var again = Read(folder.File("saved"));
        Assert.Equal(weights.Convolutions, again.Convolutions);
        Assert.Equal(("vgg19", Preprocessing.Of(PreprocessingKind.Caffe)), (again.Architecture, again.Preprocessing));
        Assert.Equal(Features(PathOf("vgg19.h5"))["conv5_4"], Features(folder.File("saved"))["conv5_4"]);
    }

    [Fact]
    public void SaveHalf_ThenRead_RoundsEachWeightToTheNearestHalf()
    {
        using var folder = new TemporaryFolder();
        var weights = Read(PathOf("vgg19.pth"));
        weights.Save(folder.File("saved"), half: true);
        foreach (var (saved, original) in Read(folder.File("saved")).Convolutions.Zip(weights.Convolutions))
        {
            Assert.Equal(original.Kernel.Elements.ToArray().Select(element => (float)(Half)element), saved.Kernel.Elements.ToArray());
            Assert.Equal(original.Bias.Elements.ToArray().Select(element => (float)(Half)element), saved.Bias.Elements.ToArray());
        }

        Assert.Equal(16, Backbone.Open(folder.File("saved")).Layers.Count);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Mutations_AreReadOrRefused(string fixture) => Mutate(fixture, 0, 150);

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(Formats))]
    public void ManyMutations_AreReadOrRefused(string fixture) => Mutate(fixture, 150, 2_000);

    private void Mutate(string fixture, int from, int count)
    {
        var whole = File.ReadAllBytes(PathOf(fixture));
        // With checksums, archives would be refused before what is in them is read.
        var seed = fixture is "vgg19.npz" or "vgg19.pth" ? ZipChecksums.Without(whole) : whole;
        var (opened, bytes, time) = WeightsMutations.Run(seed, Path.GetExtension(fixture), from, count);
        Assert.InRange(opened, 1, count - 1);
        log.WriteLine($"{fixture}: {count} mutations, {opened} opened, at most {bytes:N0} bytes and {time.TotalMilliseconds:F1} ms");
    }

    private static VggWeights Read(string path)
    {
        using var file = WeightsFile.Open(path);
        return VggWeights.Read(file);
    }

    private static Dictionary<string, float[]> Features(string path)
    {
        var backbone = Backbone.Open(path, new BackboneOptions { Preprocessing = PreprocessingKind.Torch });
        var picture = Samples.Photograph(64, 48);
        var graph = new Graph("features");
        var image = graph.Input(Backbone.ImageInput, [1, 3, picture.Height, picture.Width]);
        foreach (var (name, value) in backbone.Features(graph, image, Layers)) graph.Output(name, value);
        using var network = new OnnxRuntimeExecutor(0).Compile(graph);
        picture.Pixels.CopyTo(network.Input(Backbone.ImageInput));
        network.Run();
        return Layers.ToDictionary(layer => layer, layer => network.Output(layer).ToArray());
    }

    private static string PathOf(string fixture) =>
        Path.Combine(Samples.RepositoryRoot, "tests", "Pastiche.Tests", "Weights", "Fixtures", fixture);
}

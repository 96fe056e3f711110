using Pastiche.Tests.Imaging;
using Xunit;

namespace Pastiche.Tests.Backbones;

public sealed class BackboneStreamTests
{
    private static readonly string Fixtures = Path.Combine(Samples.RepositoryRoot, "tests", "Pastiche.Tests", "Weights", "Fixtures");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Fixtures, "vgg19*").Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Open_StreamThatTrickles_IsTheNetworkOfTheFile(string name)
    {
        var path = Path.Combine(Fixtures, name);
        using var stream = new SlowStream(File.ReadAllBytes(path), atMost: 1000);

        var (streamed, opened) = (Backbone.Open(stream), Backbone.Open(path));

        Assert.Equal(opened.Checksum, streamed.Checksum);
        Assert.Equal(opened.Layers.Select(layer => layer.Name), streamed.Layers.Select(layer => layer.Name));
        Assert.Equal(Features(opened), Features(streamed));
    }

    [Fact]
    public void Open_StreamThatIsCut_SaysSo()
    {
        var file = File.ReadAllBytes(Path.Combine(Fixtures, "vgg19.safetensors"));
        var refusal = Assert.Throws<PasticheException>(() => Backbone.Open(new MemoryStream(file[..^100])));
        Assert.StartsWith("The stream: ", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>Files beside the program are nothing that a stream may read.</summary>
    [Fact]
    public void Open_StreamWithTensorsInAnotherFile_IsRefused()
    {
        var model = new Onnx.ModelProto { IrVersion = 8, Graph = new Onnx.GraphProto() };
        var tensor = new Onnx.TensorProto { Name = "w", DataType = 1, DataLocation = Onnx.TensorProto.Types.DataLocation.External };
        tensor.Dims.Add(3);
        tensor.ExternalData.Add(new Onnx.StringStringEntryProto { Key = "location", Value = "weights.bin" });
        model.Graph.Initializer.Add(tensor);
        model.Graph.Node.Add(new Onnx.NodeProto { OpType = "Relu", Input = { "w" }, Output = { "y" } });
        model.Graph.Output.Add(new Onnx.ValueInfoProto { Name = "y" });
        using var stream = new MemoryStream(Google.Protobuf.MessageExtensions.ToByteArray(model));

        var refusal = Assert.Throws<PasticheException>(() => Backbone.Open(stream));

        Assert.StartsWith("The stream: ", refusal.Message, StringComparison.Ordinal);
    }

    private static float[] Features(Backbone backbone)
    {
        using var extractor = new FeatureExtractor(backbone, threads: 1);
        return extractor.Extract(Samples.Photograph(32, 32), backbone.Layers[1].Name)[0].Values.ToArray();
    }
}

using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using Onnx;
using Pastiche.Graphs;
using Pastiche.Runtime;
using Xunit;

namespace Pastiche.Tests.Backbones;

public class BackboneTests
{
    [Fact]
    public void ResNet18_Features_AgreeWithThePackagesOwnFileInOnnxRuntime()
    {
        var image = Samples.Photograph(224, 224);
        var expected = RunOriginal(Preprocess(image));
        using var network = new OnnxRuntimeExecutor(0).Compile(FeatureGraph(224, 224));
        image.Pixels.CopyTo(network.Input(Backbone.ImageInput));
        network.Run();
        foreach (var layer in Backbone.ResNet18.Layers)
        {
            var (actual, wanted) = (network.Output(layer.Name).ToArray(), expected[layer.Tensor]);
            var largest = wanted.Max(MathF.Abs);
            Assert.All(actual.Zip(wanted), pair => Assert.InRange(MathF.Abs(pair.First - pair.Second), 0, 1e-4f * largest));
        }
    }

    [Theory]
    [InlineData("stem", 64, 2)]
    [InlineData("stage1_2", 64, 4)]
    [InlineData("stage2_2", 128, 8)]
    [InlineData("stage3_2", 256, 16)]
    public void ResNet18_Layers_HaveTheChannelsAndStridesOfThePaper(string name, int channels, int stride)
    {
        var layer = Backbone.ResNet18.FindLayer(name);
        Assert.Equal((channels, stride), (layer.Channels, layer.Stride));
    }

    [Fact]
    public void Layer_TensorNameOrOtherCase_IsAnAlias()
    {
        Assert.Equal("stage2_2", Backbone.ResNet18.FindLayer("ReLU315_Output_0").Name);
        Assert.Equal("stage2_2", Backbone.ResNet18.FindLayer("STAGE2_2").Name);
    }

    [Fact]
    public void Layer_Unknown_NamesTheNearest()
    {
        var problem = Assert.Throws<PasticheException>(() => Backbone.ResNet18.FindLayer("stage2_3"));
        Assert.Contains("stage2_3", problem.Message, StringComparison.Ordinal);
        Assert.Contains("did you mean stage2_1 or stage2_2", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Features_AnySize_AreTheSizeOverTheStride()
    {
        var graph = FeatureGraph(96, 160);
        foreach (var layer in Backbone.ResNet18.Layers)
            Assert.Equal([1, layer.Channels, 160 / layer.Stride, 96 / layer.Stride], graph.Outputs[layer.Name].Shape);
    }

    private static Graph FeatureGraph(int width, int height)
    {
        var graph = new Graph("features");
        var image = graph.Input(Backbone.ImageInput, [1, 3, height, width]);
        foreach (var (name, value) in Backbone.ResNet18.Features(graph, image, [.. Backbone.ResNet18.Layers.Select(layer => layer.Name)]))
            graph.Output(name, value);
        return graph;
    }

    /// <summary>BGR from 0 to 255 minus the mean colour, written out once more.</summary>
    private static float[] Preprocess(Image image)
    {
        float[] mean = [103.94f, 116.78f, 123.68f];
        return [.. Enumerable.Range(0, 3).SelectMany(
            channel => image.Plane(2 - channel).ToArray().Select(value => (value * 255) - mean[channel]))];
    }

    private static Dictionary<string, float[]> RunOriginal(float[] input)
    {
        var model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(Samples.ResNet18Model));
        var tensors = Backbone.ResNet18.Layers.Select(layer => layer.Tensor).ToArray();
        foreach (var tensor in tensors) model.Graph.Output.Add(new ValueInfoProto { Name = tensor, Type = model.Graph.Output[0].Type });
        using var options = new SessionOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        using var session = new InferenceSession(model.ToByteArray(), options);
        using var value = OrtValue.CreateTensorValueFromMemory(input, [1, 3, 224, 224]);
        using var runOptions = new RunOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
        using var results = session.Run(runOptions, [session.InputNames[0]], [value], tensors);
        return tensors.Select((tensor, i) => (tensor, results[i].GetTensorDataAsSpan<float>().ToArray())).ToDictionary();
    }
}

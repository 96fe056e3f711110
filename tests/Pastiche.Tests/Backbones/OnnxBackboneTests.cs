using System.Security.Cryptography;
using Microsoft.ML.OnnxRuntime;
using Pastiche.Graphs;
using Pastiche.Runtime;
using Pastiche.Tests.Imaging;
using Xunit;

namespace Pastiche.Tests.Backbones;

public class OnnxBackboneTests
{
    public static TheoryData<int[]> Shapes =>
        [new[] { 1, 3, 64, 64 }, new[] { 0, 3, 0, 0 }, new[] { 0, 0, 0, 0 }, new[] { 8, 3, 224, 224 }];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Open_FixedOrOpenShape_KeepsTheFeatureMapsWithoutTheClassifier(int[] shape)
    {
        var backbone = Open(Classifier(new ModelFile(shape)));
        Assert.Equal([new Layer("stride2_1", "relu1", 8, 2), new Layer("stride4_1", "relu2", 12, 4)], backbone.Layers);
        Assert.Empty(backbone.Unsupported);
    }

    [Fact]
    public void Open_ClassifierOfOneSize_IsDropped()
    {
        var fixedSize =
            Stem(new ModelFile(1, 3, 64, 64)).Node("Flatten", "relu2", "flat").Gemm("flat", "classes", 12 * 16 * 16, 5).Output("classes");
        var backbone = Open(fixedSize);
        Assert.Equal(["stride2_1", "stride4_1"], backbone.Layers.Select(layer => layer.Name));
        Assert.Empty(backbone.Unsupported);
    }

    [Fact]
    public void Open_Name_IsOnnxAndTheChecksumTheFiles()
    {
        var model = Classifier(new ModelFile(1, 3, 64, 64));
        var backbone = Open(model);
        Assert.Equal(("onnx", Convert.ToHexStringLower(SHA256.HashData(model.Bytes))), (backbone.Name, backbone.Checksum));
    }

    [Fact]
    public void Features_AtAnotherSizeThanTheFiles_AgreeWithOnnxRuntime()
    {
        const int Width = 48, Height = 80;
        var model = Stem(new ModelFile(0, 3, 0, 0)).Output("relu1").Output("relu2");
        var photograph = Samples.Photograph(Width, Height);
        float[] mean = [0.485f, 0.456f, 0.406f], deviation = [0.229f, 0.224f, 0.225f];
        float[] input =
            [.. Enumerable.Range(0, 3).SelectMany(c => photograph.Plane(c).ToArray().Select(value => (value - mean[c]) / deviation[c]))];
        using var session = new InferenceSession(model.Bytes);
        using var value = OrtValue.CreateTensorValueFromMemory(input, [1, 3, Height, Width]);
        using var options = new RunOptions();
        using var results = session.Run(options, ["picture"], [value], ["relu1", "relu2"]);
        var features = Features(Open(model), photograph);
        AssertClose(results[0].GetTensorDataAsSpan<float>().ToArray(), features["stride2_1"]);
        AssertClose(results[1].GetTensorDataAsSpan<float>().ToArray(), features["stride4_1"]);
    }

    /// <summary>
    /// AlexNet's beginning: 55, 27 and 13 positions of 224 pixels are no strides, yet each is a stride away from the next.
    /// </summary>
    [Fact]
    public void Layers_WindowsWithoutPadding_HaveTheStrideThatPositionsLieApart()
    {
        var model = new ModelFile(1, 3, 224, 224)
            .Conv("picture", "conv1", 3, 4, 11, stride: 4, pad: 2).Node("Relu", "conv1", "relu1").MaxPool("relu1", "pool1", 3, 2)
            .Conv("pool1", "conv2", 4, 6, 5, pad: 2).Node("Relu", "conv2", "relu2").MaxPool("relu2", "pool2", 3, 2)
            .Conv("pool2", "conv3", 6, 8, 3, pad: 1).Node("Relu", "conv3", "relu3");
        var backbone = Open(model);
        Assert.Equal([4, 8, 16], backbone.Layers.Select(layer => layer.Stride));
        Assert.All(Features(backbone, Samples.Photograph(64, 48)).Values, features => Assert.NotEmpty(features));
    }

    [Fact]
    public void Features_PictureTooSmall_SaysWhatToDo()
    {
        var backbone = Open(new ModelFile(1, 3, 64, 64).Conv("picture", "conv", 3, 4, 31, stride: 2));
        var problem = Assert.Throws<PasticheException>(() => Features(backbone, new Image(16, 18)));
        Assert.Contains("cannot measure a picture of 16×18", problem.Message, StringComparison.Ordinal);
        Assert.Contains("choose larger scales or shallower layers", problem.Message, StringComparison.Ordinal);
    }

    /// <summary>
    /// The default network's own file, all of it, opened as any other: what was found by trying there holds for networks like it.
    /// </summary>
    [Fact]
    public void DefaultLayers_OfResNet18_AreThoseThatWereFoundByTrying()
    {
        var backbone = OnnxFile.Open(Samples.ResNet18Model, BackboneOptions.Default);
        Assert.Equal(Tensors(Backbone.ResNet18, Backbone.ResNet18.ContentLayers), Tensors(backbone, backbone.ContentLayers));
        Assert.Equal(Tensors(Backbone.ResNet18, Backbone.ResNet18.StyleLayers), Tensors(backbone, backbone.StyleLayers));

        static IEnumerable<(string, float)> Tensors(Backbone backbone, ValueList<LayerWeight> layers) =>
            layers.Select(layer => (backbone.FindLayer(layer.Layer).Tensor, layer.Weight));
    }

    [Theory]
    [InlineData(PoolingKind.Max, 0.8f)]
    [InlineData(PoolingKind.Average, 0.5f)]
    [InlineData(PoolingKind.ScaledAverage, 1)]
    public void Pooling_Kind_ReducesWindowsSo(PoolingKind pooling, float expected)
    {
        var model = new ModelFile(1, 3, 32, 32).Same("picture", "conv1").MaxPool("conv1", "pool", 2, 2).Same("pool", "conv2");
        var image = new Image(2, 2);
        new[] { 0.2f, 0.4f, 0.6f, 0.8f }.CopyTo(image.Plane(1));
        var features = Features(Open(model, new BackboneOptions { Pooling = pooling, Preprocessing = PreprocessingKind.Unit }), image);
        Assert.Equal(expected, features["stride2_1"][1], 1e-6f);
    }

    [Fact]
    public void Layer_BeyondAnUnknownOperator_IsRefusedNamingItAndTheDeepestThatCanBeUsed()
    {
        var model = Stem(new ModelFile(1, 3, 64, 64)).Node("Mystery", "relu2", "odd").Conv("odd", "conv3", 12, 12, 3)
            .Node("Relu", "conv3", "relu3");
        var backbone = Open(model);
        Assert.Equal(["stride2_1", "stride4_1"], backbone.Layers.Select(layer => layer.Name));
        Assert.Equal(["odd", "conv3", "relu3"], Assert.Single(backbone.Unsupported).Tensors);
        var problem = Assert.Throws<PasticheException>(() => backbone.FindLayer("relu3"));
        Assert.StartsWith("Layer relu3 of onnx cannot be measured: node odd (Mystery): ", problem.Message, StringComparison.Ordinal);
        Assert.EndsWith("The deepest layers that can be: stride2_1, stride4_1.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_ShapesFixedInTheMiddle_StopsThereAndSaysSo()
    {
        var model = Stem(new ModelFile(1, 3, 64, 64));
        model.Proto.Graph.Initializer.Add(new global::Onnx.TensorProto
        {
            Name = "shape",
            DataType = (int)global::Onnx.TensorProto.Types.DataType.Int64,
            Dims = { 4 },
            Int64Data = { 1, 12, 16, 16 },
        });
        var backbone = Open(model.Node("Reshape", "relu2 shape", "fixed").Conv("fixed", "conv3", 12, 4, 3).Node("Relu", "conv3", "relu3"));
        Assert.Equal("stride4_1", backbone.Layers[^1].Name);
        Assert.Contains("node fixed (Reshape)", Assert.Single(backbone.Unsupported).Description, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> NoNetworks => new()
    {
        { "grey", "not a convolutional image network: its input picture is [1, 1, 64, 64], with 1 channels; expected 3" },
        { "vector", "not a convolutional image network: its input picture is [1, 100]; expected [1, 3, height, width]" },
        { "two inputs", "not a convolutional image network: it has 2 inputs (picture, mask); expected one, the picture" },
        { "no convolution", "not a convolutional image network: it has no convolution" },
        { "unknown first", "not a convolutional image network: node odd (Mystery): " },
        { "preprocessing", "its metadata states the preprocessing sepia; accepted: torch, caffe, unit" },
    };

    [Theory]
    [MemberData(nameof(NoNetworks))]
    public void Open_NoNetworkForPictures_IsRefusedInOneLine(string kind, string expected)
    {
        var model = kind switch
        {
            "grey" => new ModelFile(1, 1, 64, 64).Conv("picture", "y", 1, 4, 3),
            "vector" => new ModelFile(1, 100).Gemm("picture", "y", 100, 4),
            "two inputs" => new ModelFile(1, 3, 64, 64).Input("mask", 1, 1, 64, 64).Node("Mul", "picture mask", "y"),
            "no convolution" => new ModelFile(1, 3, 64, 64).Node("GlobalAveragePool", "picture", "y"),
            "unknown first" => new ModelFile(1, 3, 64, 64).Node("Mystery", "picture", "odd").Conv("odd", "y", 3, 4, 3),
            _ => Stem(new ModelFile(1, 3, 64, 64)).Metadata("preprocessing", "sepia"),
        };
        var problem = Assert.Throws<PasticheException>(() => Open(model));
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem.Message);
    }

    [Fact]
    public void Open_NoModelOrNoFile_IsRefusedNamingTheFile()
    {
        using var folder = new TemporaryFolder();
        var text = folder.Write("text.onnx", "not a model"u8);
        Assert.StartsWith(
            $"{text}: a text (weights as ",
            Assert.Throws<PasticheException>(() => OnnxFile.Open(text, BackboneOptions.Default)).Message,
            StringComparison.Ordinal);
        var missing = folder.File("missing.onnx");
        Assert.Equal(
            $"{missing}: no such file.", Assert.Throws<PasticheException>(() => OnnxFile.Open(missing, BackboneOptions.Default)).Message);
    }

    [Fact]
    public void Open_LongChainOfFactorsAfterAConvolution_IsOneLayer()
    {
        const int Length = 2000;
        var model = new ModelFile(1, 3, 64, 64).Floats("two", [], _ => 2).Conv("picture", "x0", 3, 4, 3);
        for (var i = 1; i <= Length; i++) model.Node("Mul", $"x{i - 1} two", $"x{i}");
        var layer = Assert.Single(Open(model).Layers);
        Assert.Equal($"x{Length}", layer.Tensor);
    }

    private static ModelFile Stem(ModelFile model) => model
        .Conv("picture", "conv1", 3, 8, 3, stride: 2, pad: 1).Node("Relu", "conv1", "relu1").MaxPool("relu1", "pool", 3, 2, pad: 1)
        .Conv("pool", "conv2", 8, 12, 3, pad: 1).Normalize("conv2", "norm2", 12).Node("Relu", "norm2", "relu2");

    private static ModelFile Classifier(ModelFile model) => Stem(model)
        .Node("GlobalAveragePool", "relu2", "mean").Node("Flatten", "mean", "flat").Gemm("flat", "classes", 12, 5).Output("classes");

    private static Backbone Open(ModelFile model, BackboneOptions? options = null)
    {
        using var folder = new TemporaryFolder();
        return OnnxFile.Open(folder.Write("model.onnx", model.Bytes), options ?? BackboneOptions.Default);
    }

    private static Dictionary<string, float[]> Features(Backbone backbone, Image image)
    {
        var graph = new Graph("features");
        var input = graph.Input("image", [1, 3, image.Height, image.Width]);
        foreach (var (name, value) in backbone.Features(graph, input, [.. backbone.Layers.Select(layer => layer.Name)]))
            graph.Output(name, value);
        using var compiled = new OnnxRuntimeExecutor(1).Compile(graph);
        image.Pixels.CopyTo(compiled.Input("image"));
        compiled.Run();
        return graph.Outputs.Keys.ToDictionary(name => name, name => compiled.Output(name).ToArray());
    }

    private static void AssertClose(float[] expected, float[] actual)
    {
        var largest = expected.Max(MathF.Abs);
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(actual.Zip(expected), pair => Assert.InRange(MathF.Abs(pair.First - pair.Second), 0, 1e-5f * largest));
    }
}

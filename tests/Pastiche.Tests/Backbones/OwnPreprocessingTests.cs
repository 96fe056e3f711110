using Microsoft.ML.OnnxRuntime;
using Pastiche.Tests.Imaging;
using Xunit;
using static Onnx.TensorProto.Types;

namespace Pastiche.Tests.Backbones;

/// <summary>Networks that prepare their pictures themselves: what they are given, however they write what they do.</summary>
public class OwnPreprocessingTests
{
    private static readonly float[] CaffeMean = [103.939f, 116.779f, 123.68f];
    private static readonly Image Photograph = Samples.Photograph(40, 32);

    /// <summary>255·(blue, green, red) less Caffe's mean, of red, green, blue from 0 to 1.</summary>
    private static readonly (string Way, Func<ModelFile, ModelFile> Write)[] Ways =
    [
        ("Gather, Mul, Sub", m => Centered(m.Integers("bgr", [3], 2, 1, 0).Node("Gather", "picture bgr", "swapped", ("axis", [1])))),
        ("Split, Concat", m => Centered(m
            .Node("Split", "picture", "r g b", ("axis", [1]))
            .Node("Concat", "b g r", "swapped", ("axis", [1])))),
        ("Slice, Concat", m => Centered(Sliced(m, 0, 1, 2).Node("Concat", "c2 c1 c0", "swapped", ("axis", [1])))),
        ("Slice backwards", m => Centered(m
            .Integers("from", [1], -1)
            .Integers("to", [1], long.MinValue)
            .Integers("axis", [1], 1)
            .Integers("step", [1], -1)
            .Node("Slice", "picture from to axis step", "swapped"))),
        ("Gather of one, Mul, Add, Unsqueeze, Concat", m => Unsqueezed(m).Node("Concat", "u2 u1 u0", "normal", ("axis", [1]))),
        ("1×1 Conv", m => m
            .Floats("mix", [3, 3, 1, 1], i => i is 2 or 4 or 6 ? 255 : 0)
            .Floats("offset", [3], i => -CaffeMean[i])
            .Node("Conv", "picture mix offset", "normal")),
        ("depthwise Conv", m => m
            .Integers("bgr", [3], 2, 1, 0)
            .Node("Gather", "picture bgr", "swapped", ("axis", [1]))
            .Floats("factor", [3, 1, 1, 1], _ => 255)
            .Floats("offset", [3], i => -CaffeMean[i])
            .Node("Conv", "swapped factor offset", "normal", ("group", [3]))),
        ("MatMul, channels last", m => m
            .Node("Transpose", "picture", "last", ("perm", [0, 2, 3, 1]))
            .Floats("mix", [3, 3], i => i is 2 or 4 or 6 ? 255 : 0)
            .Node("MatMul", "last mix", "mixed")
            .Floats("mean", [3], i => CaffeMean[i])
            .Node("Sub", "mixed mean", "less")
            .Node("Transpose", "less", "normal", ("perm", [0, 3, 1, 2]))),
        ("MatMul from the left, Reshape", m => m
            .Integers("flat", [3], 0, 3, -1)
            .Node("Reshape", "picture flat", "pixels")
            .Floats("mix", [3, 3], i => i is 2 or 4 or 6 ? 255 : 0)
            .Node("MatMul", "mix pixels", "mixed")
            .Node("Shape", "picture", "shape")
            .Node("Reshape", "mixed shape", "image")
            .Floats("mean", [3, 1, 1], i => CaffeMean[i])
            .Node("Sub", "image mean", "normal")),
        ("BatchNormalization", m => m
            .Integers("bgr", [3], 2, 1, 0)
            .Node("Gather", "picture bgr", "swapped", ("axis", [1]))
            .Floats("s", [3], _ => 255)
            .Floats("o", [3], _ => 0)
            .Floats("m", [3], i => CaffeMean[i] / 255)
            .Floats("v", [3], _ => 1 - 1e-5f)
            .Node("BatchNormalization", "swapped s o m v", "normal")),
        ("BatchNormalization of a small variance", m => m
            .Integers("bgr", [3], 2, 1, 0)
            .Node("Gather", "picture bgr", "swapped", ("axis", [1]))
            .Floats("far", [], _ => 25500)
            .Node("Mul", "swapped far", "wide")
            .Floats("s", [3], _ => 1)
            .Floats("o", [3], i => -CaffeMean[i])
            .Floats("m", [3], _ => 0)
            .Floats("v", [3], _ => 10000)
            .Node("BatchNormalization", "wide s o m v", "normal")),
        ("Sub, Div, Neg, Cast, Identity", m => m
            .Integers("bgr", [3], 2, 1, 0)
            .Node("Gather", "picture bgr", "swapped", ("axis", [1]))
            .Floats("mean", [3, 1, 1], i => CaffeMean[i] / 255)
            .Node("Cast", "swapped", "cast", ("to", [(long)DataType.Float]))
            .Node("Sub", "mean cast", "less")
            .Floats("small", [1], _ => 1 / 255f)
            .Node("Div", "less small", "divided")
            .Node("Neg", "divided", "negated")
            .Node("Identity", "negated", "normal")),
        ("means of ConstantOfShape, Clip", m => m
            .Floats("zero", [], _ => 0)
            .Floats("one", [], _ => 1)
            .Node("Clip", "picture zero one", "clipped")
            .Integers("bgr", [3], 2, 1, 0)
            .Node("Gather", "clipped bgr", "swapped", ("axis", [1]))
            .Integers("sizes", [4], 1, 3, 1, 1)
            .Node("ConstantOfShape", "sizes", "zeros")
            .Floats("mean", [1, 3, 1, 1], i => CaffeMean[i])
            .Node("Add", "zeros mean", "means")
            .Floats("k255", [], _ => 255)
            .Node("Mul", "swapped k255", "scaled")
            .Node("Sub", "scaled means", "normal")),
        ("Pad", m => Centered(m.Integers("bgr", [3], 2, 1, 0).Node("Gather", "picture bgr", "swapped", ("axis", [1])), "centered")
            .Integers("amounts", [8], 0, 0, 2, 2, 0, 0, 2, 2)
            .Node("Pad", "centered amounts", "padded")
            .Integers("from", [2], 2, 2)
            .Integers("to", [2], -2, -2)
            .Integers("axes", [2], 2, 3)
            .Node("Slice", "padded from to axes", "normal")),
    ];

    public static TheoryData<string> Names => [.. Ways.Select(way => way.Way)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Open_AnyWayOfWriting_GivesTheSameFeatures(string way)
    {
        var (features, expected) = (Run(way), Run(Ways[0].Way).Ours);
        Assert.InRange(NetworkRun.Distance(features.Theirs, features.Ours), 0, 1e-4);
        Assert.InRange(NetworkRun.Distance(expected, features.Ours), 0, 1e-5);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Open_AnyWayOfWriting_MeasuresNeitherThePictureNorAnImageOfIt(string way)
    {
        var backbone = Open(Network(way));
        Assert.Equal(["relu1", "relu2"], backbone.StyleLayers.Select(layer => backbone.FindLayer(layer.Layer).Tensor));
        Assert.Equal("unit", backbone.Given!.ToString());
        Assert.Equal(1, backbone.FeatureScale, 1e-3f);
    }

    /// <summary>What stands before the first convolution, and what the network is to be given, as --preprocess takes it.</summary>
    private static readonly (string Steps, string Given, bool Said, Func<ModelFile, ModelFile> Write)[] Steps =
    [
        ("none", "torch", false, m => m.Node("Identity", "picture", "normal")),
        ("channels swapped and nothing else", "torch", false, m => m
            .Integers("bgr", [3], 2, 1, 0)
            .Node("Gather", "picture bgr", "normal", ("axis", [1]))),
        ("torch's mean and deviation", "unit", false, m => Affine(
            m,
            [1 / 0.229f, 1 / 0.224f, 1 / 0.225f],
            [-0.485f / 0.229f, -0.456f / 0.224f, -0.406f / 0.225f])),
        ("torch's of 0 to 255", "max=255", false, m => Affine(
            m,
            [1 / 58.395f, 1 / 57.12f, 1 / 57.375f],
            [-123.675f / 58.395f, -116.28f / 57.12f, -103.53f / 57.375f])),
        ("over 255", "max=255", false, m => Affine(m, [1 / 255f], [0])),
        ("times 255", "unit", false, m => Affine(m, [255], [0])),
        ("−1 to 1 of 0 to 255", "max=255", false, m => Affine(m, [1 / 127.5f], [-1])),
        ("−1 to 1 of 0 to 1", "unit", false, m => Affine(m, [2], [-1])),
        ("less a half", "unit", false, m => Affine(m, [1], [-0.5f])),
        ("less Caffe's mean", "max=255:bgr", false, m => Affine(m, [1, 1, 1], [-103.939f, -116.779f, -123.68f])),
        ("torchvision's transform_input", "torch", false, m => Affine(m, [0.458f, 0.448f, 0.45f], [-0.03f, -0.088f, -0.188f])),
        ("trained on torch's", "torch", true, m => Normalized(m, [0.02f, -0.03f, 0.01f], [1.05f, 0.98f, 1.1f])),
        ("trained on 0 to 1", "unit", true, m => Normalized(m, [0.47f, 0.46f, 0.41f], [0.06f, 0.055f, 0.062f])),
        ("trained on 0 to 255", "max=255", true, m => Normalized(m, [121, 117, 106], [3300, 3200, 3500])),
        ("trained on BGR to 255", "max=255:bgr", true, m => Normalized(m, [103, 116, 124], [3300, 3200, 3500])),
        ("trained on −1 to 1", "tf", true, m => Normalized(m, [-0.04f, -0.09f, -0.2f], [0.21f, 0.2f, 0.22f])),
        ("nothing usual", "torch", true, m => Affine(m, [0.1f], [40])),
    ];

    public static TheoryData<string> AllSteps => [.. Steps.Select(row => row.Steps)];

    [Theory]
    [MemberData(nameof(AllSteps))]
    public void Open_OwnSteps_TellWhatTheNetworkIsGiven(string steps)
    {
        var (_, given, said, write) = Steps.Single(row => row.Steps == steps);
        var backbone = Open(Body(write(new ModelFile(0, 3, 0, 0))));
        Assert.Equal(given, backbone.Given!.ToString());
        Assert.Equal(said, backbone.Notes.Any());
        Assert.DoesNotContain(backbone.StyleLayers, layer => backbone.FindLayer(layer.Layer).Channels == 3);
    }

    [Theory]
    [MemberData(nameof(AllSteps))]
    public void Open_PreprocessingChosen_IsFollowedWithoutANote(string steps)
    {
        var (_, _, _, write) = Steps.Single(row => row.Steps == steps);
        var backbone = Open(Body(write(new ModelFile(0, 3, 0, 0))), new BackboneOptions { Preprocessing = PreprocessingKind.Tf });
        Assert.Equal("tf", backbone.Given!.ToString());
        Assert.Empty(backbone.Notes);
    }

    /// <summary>As exporters write a network with its preprocessing: whole numbers, channels last.</summary>
    [Fact]
    public void Open_BytesWithChannelsLast_AreGivenColorsTo255()
    {
        var model = new ModelFile(1, 0, 0, 3);
        model.Proto.Graph.Input[0].Type.TensorType.ElemType = (int)DataType.Uint8;
        var backbone = Open(Body(model
            .Node("Cast", "picture", "real", ("to", [(long)DataType.Float]))
            .Node("Transpose", "real", "first", ("perm", [0, 3, 1, 2]))
            .Floats("k255", [], _ => 255)
            .Node("Div", "first k255", "normal")));
        Assert.Equal("max=255", backbone.Given!.ToString());
        using var session = new InferenceSession(Body(new ModelFile(0, 3, 0, 0).Node("Identity", "picture", "normal")).Bytes);
        var expected = NetworkRun.Reference(session, Photograph, (color, _) => color);
        Assert.InRange(NetworkRun.Distance(expected, NetworkRun.Features(backbone, Photograph, "relu2")), 0, 1e-5);
    }

    private static (float[] Ours, float[] Theirs) Run(string way)
    {
        var model = Network(way);
        using var session = new InferenceSession(model.Bytes);
        return (NetworkRun.Features(Open(model), Photograph, "relu2"), NetworkRun.Reference(session, Photograph, (color, _) => color));
    }

    private static ModelFile Network(string way) => Body(Ways.Single(candidate => candidate.Way == way).Write(new ModelFile(0, 3, 0, 0)));

    /// <summary>What follows the preprocessing, with the same weights every time.</summary>
    private static ModelFile Body(ModelFile model) => model
        .Conv("normal", "conv1", 3, 8, 3, pad: 1)
        .Node("Relu", "conv1", "relu1")
        .Conv("relu1", "conv2", 8, 8, 3, pad: 1)
        .Node("Relu", "conv2", "relu2")
        .Output("relu2");

    private static ModelFile Centered(ModelFile model, string output = "normal") => model
        .Floats("k255", [], _ => 255)
        .Node("Mul", "swapped k255", "scaled")
        .Floats("mean", [1, 3, 1, 1], i => CaffeMean[i])
        .Node("Sub", "scaled mean", output);

    private static ModelFile Affine(ModelFile model, float[] factors, float[] offsets) => model
        .Floats("factors", [factors.Length, 1, 1], i => factors[i]).Floats("offsets", [offsets.Length, 1, 1], i => offsets[i])
        .Node("Mul", "picture factors", "scaled").Node("Add", "scaled offsets", "normal");

    private static ModelFile Normalized(ModelFile model, float[] mean, float[] variance) => model
        .Floats("s", [3], i => 0.8f + (0.1f * i))
        .Floats("o", [3], i => 0.1f * i)
        .Floats("m", [3], i => mean[i])
        .Floats("v", [3], i => variance[i])
        .Node("BatchNormalization", "picture s o m v", "normal");

    private static ModelFile Sliced(ModelFile model, params int[] channels)
    {
        model.Integers("axis", [1], 1);
        foreach (var channel in channels)
        {
            model
                .Integers($"from{channel}", [1], channel)
                .Integers($"to{channel}", [1], channel + 1)
                .Node("Slice", $"picture from{channel} to{channel} axis", $"c{channel}");
        }

        return model;
    }

    /// <summary>As torchvision writes transform_input.</summary>
    private static ModelFile Unsqueezed(ModelFile model)
    {
        model.Floats("k255", [], _ => 255).Integers("one", [1], 1);
        for (var channel = 0; channel < 3; channel++)
        {
            var mean = -CaffeMean[2 - channel];
            model
                .Integers($"i{channel}", [], channel)
                .Node("Gather", $"picture i{channel}", $"g{channel}", ("axis", [1]))
                .Node("Mul", $"g{channel} k255", $"s{channel}")
                .Floats($"m{channel}", [], _ => mean)
                .Node("Add", $"s{channel} m{channel}", $"a{channel}")
                .Node("Unsqueeze", $"a{channel} one", $"u{channel}");
        }

        return model;
    }

    private static Backbone Open(ModelFile model, BackboneOptions? options = null)
    {
        using var folder = new TemporaryFolder();
        return OnnxFile.Open(folder.Write("model.onnx", model.Bytes), options ?? BackboneOptions.Default);
    }
}

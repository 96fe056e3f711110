using Pastiche.Backbones;
using Pastiche.Graphs;

namespace Pastiche;

public sealed partial class Backbone
{
    private static readonly Lazy<Backbone> LazyResNet18 = new(ReadResNet18);

    /// <summary>
    /// ResNet-18 (He et al., CVPR 2016), trained on ImageNet, stem to stage 3, embedded in this library: the default, at a tenth of
    /// VGG-19's cost.
    /// </summary>
    public static Backbone ResNet18 => LazyResNet18.Value;

    private static unsafe Backbone ReadResNet18()
    {
        // The assembly is in memory already: its bytes are read where they lie.
        using var resource = (UnmanagedMemoryStream)typeof(Backbone).Assembly.GetManifestResourceStream("resnet18.onnx")!;
        var model = new ReadOnlySpan<byte>(resource.PositionPointer, checked((int)resource.Length));
        var preprocessing = new Preprocessing([123.68f, 116.78f, 103.94f], [1, 1, 1], 255, blueFirst: true);
        return OnnxBackbone.Read("resnet18", model, preprocessing, ResNet18Layers, new DefaultLayers([new("stage2_2")], ResNet18Style));
    }

    /// <summary>The last ReLU of the stem and of each residual block.</summary>
    private static IReadOnlyList<(string Name, string Tensor)> ResNet18Layers =>
    [
        ("stem", "ReLU253_Output_0"),
        ("stage1_1", "ReLU269_Output_0"),
        ("stage1_2", "ReLU283_Output_0"),
        ("stage2_1", "ReLU301_Output_0"),
        ("stage2_2", "ReLU315_Output_0"),
        ("stage3_1", "ReLU333_Output_0"),
        ("stage3_2", "ReLU347_Output_0"),
    ];

    /// <summary>The weights that were best for Gram matrices alone.</summary>
    internal static ValueList<LayerWeight> ResNet18Classic => Weighted(3, 2);

    /// <summary>
    /// Shallow layers have more weight: of the weightings tried, this keeps brush strokes crisp without losing the large forms.
    /// </summary>
    private static ValueList<LayerWeight> ResNet18Style => Weighted(6, 3);

    private static ValueList<LayerWeight> Weighted(float stem, float stage1) =>
    [
        new("stem", stem), new("stage1_1", stage1), new("stage1_2", stage1),
        new("stage2_1"), new("stage2_2"), new("stage3_1"), new("stage3_2"),
    ];
}

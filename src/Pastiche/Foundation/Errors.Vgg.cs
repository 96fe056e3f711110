namespace Pastiche.Foundation;

/// <summary>Errors about weights of VGG-16 and VGG-19.</summary>
internal static partial class Errors
{
    public static PasticheException NoVgg(string path, IEnumerable<string> names) =>
        new(
            $"{path}: not VGG-16 or VGG-19 weights (the first tensors are {Listed(names)}; "
            + "expected features.0.weight, block1_conv1, conv1_1 or the like); "
            + "export the network as an ONNX file, which brings its graph with it.");

    public static PasticheException WrongVgg(string path, string architecture, string problem) =>
        new(
            $"{path}: as {architecture}, {Tame(problem)}. "
            + "Take a complete file of VGG-16 or VGG-19, or export the network as an ONNX file.");

    public static PasticheException UnclearVgg(string path, IReadOnlyList<int> widths, bool both) => new(
        $"{path}: its names tell no layers of a VGG, and its {widths.Count} convolutions, in their order, "
        + $"fit {(both ? "both VGG-16 and VGG-19" : "neither VGG-16 nor VGG-19")}: "
        + $"they have {Tame(string.Join(", ", widths))} feature maps; "
        + "name them as torchvision does (features.0.weight …), or export the network as an ONNX file.");

    public static PasticheException NoVggOfKeras3(string path, string name) => new(
        $"{path}: these are weights of Keras 3, named by the kinds of layers alone ({Tame(name)}), "
        + "and their shapes are not those of VGG-16 or VGG-19; "
        + "export the network as an ONNX file, which brings its graph with it: model.export(FILE, format=\"onnx\").");

    public static PasticheException BatchNormalizedWeights(string path) =>
        new(
            $"{path}: this VGG has batch normalisation; expected one without, as in vgg19. "
            + "Export it as an ONNX file, which brings its graph with it.");

    public static PasticheException BeyondHalf(string name) =>
        new($"{name} has a weight beyond {(float)Half.MaxValue}, which is as far as 16-bit floats reach; keep 32-bit floats.");
}

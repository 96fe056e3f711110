using Pastiche.Weights;

namespace Pastiche.Foundation;

/// <summary>What is said of files that are given as weights.</summary>
internal static partial class Errors
{
    public static PasticheException ForeignFile(string path, ForeignFile foreign) =>
        new PasticheException($"{path}: it is {Tame(foreign.What)}; {Tame(foreign.WayOut)}.");

    public static PasticheException NoVggOfKeras3(string path, string name) => new PasticheException(
        $"{path}: these are weights of Keras 3, named by the kinds of layers alone ({Tame(name)}), "
        + "and their shapes are not those of VGG-16 or VGG-19; "
        + "export the network as an ONNX file, which brings its graph with it: model.export(FILE, format=\"onnx\").");

    public static PasticheException UnclearVgg(string path, IReadOnlyList<int> widths, bool both) => new PasticheException(
        $"{path}: its names tell no layers of a VGG, and its {widths.Count} convolutions, in their order, "
        + $"fit {(both ? "both VGG-16 and VGG-19" : "neither VGG-16 nor VGG-19")}: "
        + $"they have {Tame(string.Join(", ", widths))} feature maps; "
        + "name them as torchvision does (features.0.weight …), or export the network as an ONNX file.");
}

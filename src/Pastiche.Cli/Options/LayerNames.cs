using Pastiche.Backbones;

namespace Pastiche.Cli.Options;

/// <summary>The layer names that shell completion offers, known without opening the weights.</summary>
internal static class LayerNames
{
    /// <summary>The layers of a backbone by its name; empty if they are known from its file only.</summary>
    public static IEnumerable<string> Of(string backbone) =>
        backbone.StartsWith(VggArchitecture.Vgg19.Name, StringComparison.OrdinalIgnoreCase) ? Of(VggArchitecture.Vgg19)
        : backbone.StartsWith(VggArchitecture.Vgg16.Name, StringComparison.OrdinalIgnoreCase) ? Of(VggArchitecture.Vgg16)
        : backbone.Equals(Backbone.ResNet18.Name, StringComparison.OrdinalIgnoreCase) ? Backbone.ResNet18.Layers.Select(layer => layer.Name)
        : [];

    private static IEnumerable<string> Of(VggArchitecture architecture) => architecture.Layers.Select(layer => layer.Name);
}

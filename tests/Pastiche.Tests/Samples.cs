using System.Reflection;
using Pastiche.Losses;

namespace Pastiche.Tests;

/// <summary>Where the repository's files are, and small pictures to work on.</summary>
internal static class Samples
{
    public static string RepositoryRoot => Metadata("RepositoryRoot");

    public static string ResNet18Model => Metadata("ResNet18Model");

    public static string Content(string name) => Path.Combine(RepositoryRoot, "samples", "content", name);

    /// <summary>The sample photograph chelsea.jpg, brought to a size.</summary>
    public static Image Photograph(int width, int height) => Image.Load(Content("chelsea.jpg")).Resize(width, height);

    /// <summary>The default terms of a backbone: content and Gram matrices.</summary>
    public static Term[] Terms(Backbone backbone) =>
    [
        .. backbone.ContentLayers.Select(layer => new Term(TermKind.Content, layer.Layer, new ContentLoss())),
        .. backbone.StyleLayers.Select(layer => new Term(TermKind.Style, layer.Layer, new GramLoss())),
    ];

    private static string Metadata(string key) =>
        typeof(Samples).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}

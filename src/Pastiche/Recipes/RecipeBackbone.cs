namespace Pastiche;

/// <summary>A network in a recipe.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Checksum">The SHA-256 of its weights, as 64 hexadecimal digits.</param>
/// <param name="Preprocessing">How it was given pictures; null for the embedded network, and for one that normalises them itself.</param>
/// <param name="Pooling">What its pooling windows handed on.</param>
public sealed record RecipeBackbone(string Name, string Checksum, Preprocessing? Preprocessing, PoolingKind Pooling)
{
    /// <summary>What a recipe says of a network.</summary>
    internal static RecipeBackbone Of(Backbone backbone) =>
        new(backbone.Name, backbone.Checksum, backbone.Options.Preprocessing, backbone.Options.Pooling);
}

namespace Pastiche;

/// <summary>A network in a recipe.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Checksum">The SHA-256 of its weights, as 64 hexadecimal digits.</param>
/// <param name="Preprocessing">
/// The preprocessing of its pictures; null for the embedded network, and for one that normalizes them itself.
/// </param>
/// <param name="Pooling">The function of its pooling windows.</param>
public sealed record RecipeBackbone(string Name, string Checksum, Preprocessing? Preprocessing, PoolingKind Pooling)
{
    /// <summary>The description of a backbone.</summary>
    internal static RecipeBackbone Of(Backbone backbone) =>
        new(backbone.Name, backbone.Checksum, backbone.Options.Preprocessing, backbone.Options.Pooling);
}

using System.Text.Json.Serialization;
namespace Pastiche;

/// <summary>A network in a store.</summary>
public sealed record StoredModel
{
    /// <summary>Its name in the store.</summary>
    public required string Name { get; init; }

    /// <summary>The name of its file, without a folder.</summary>
    public required string File { get; init; }

    /// <summary>The size of that file.</summary>
    public required long Bytes { get; init; }

    /// <summary>The SHA-256 of that file, as 64 hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The architecture: vgg16, vgg19, or onnx for any other.</summary>
    public required string Architecture { get; init; }

    /// <summary>The origin: a URL, or the name of a file.</summary>
    public required string Source { get; init; }

    /// <summary>The SHA-256 of the file that it was made from, as 64 hexadecimal digits.</summary>
    public required string SourceSha256 { get; init; }

    /// <summary>The licence; null if it is not known.</summary>
    [JsonPropertyName("licence")]
    public required string? License { get; init; }

    /// <summary>The preprocessing of pictures; null for what its file says.</summary>
    public required Preprocessing? Preprocessing { get; init; }

    /// <summary>The evidence for the preprocessing; null for networks that an older version stored.</summary>
    public PreprocessingEvidence? PreprocessingEvidence { get; init; }
}

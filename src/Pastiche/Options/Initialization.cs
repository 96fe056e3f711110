using System.Text.Json.Serialization;

namespace Pastiche;

/// <summary>What the first scale starts from.</summary>
public sealed record Initialization
{
    private Initialization(InitializationKind kind, Image? image = null, string? checksum = null)
    {
        Kind = kind;
        Image = image;
        Checksum = checksum;
    }

    /// <summary>The content picture: keeps its composition and converges fastest.</summary>
    public static Initialization Content { get; } = new(InitializationKind.Content);

    /// <summary>Uniform noise around grey, as the paper did: a different picture for every seed.</summary>
    public static Initialization Noise { get; } = new(InitializationKind.Noise);

    /// <summary>Plain grey.</summary>
    public static Initialization Gray { get; } = new(InitializationKind.Gray);

    /// <summary>Which of them it is.</summary>
    public InitializationKind Kind { get; }

    /// <summary>The picture to start from, if it is one; null in options that a recipe stated, which has only its checksum.</summary>
    public Image? Image { get; }

    /// <summary>The SHA-256 of the file with the picture to start from, if it is one and came from a file.</summary>
    public string? Checksum { get; }

    /// <summary>A picture, resized to the content's shape: to go on with an earlier result, for example.</summary>
    /// <param name="image">Any size.</param>
    public static Initialization FromImage(Image image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return new(InitializationKind.Image, image, image.Checksum);
    }

    /// <summary>The picture that a recipe speaks of.</summary>
    internal static Initialization MissingImage(string? checksum) => new(InitializationKind.Image, checksum: checksum);
}

/// <summary>The kinds of <see cref="Initialization"/>.</summary>
public enum InitializationKind
{
    /// <summary>The content picture.</summary>
    Content,

    /// <summary>Noise.</summary>
    Noise,

    /// <summary>Plain grey.</summary>
    Gray,

    /// <summary>A given picture.</summary>
    [JsonStringEnumMemberName("picture")]
    Image,
}

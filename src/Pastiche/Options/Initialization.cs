using System.Text.Json.Serialization;

namespace Pastiche;

/// <summary>The image that the first scale starts from.</summary>
public sealed record Initialization
{
    private Initialization(InitializationKind kind, Image? image = null, string? checksum = null)
    {
        Kind = kind;
        Image = image;
        Checksum = checksum;
    }

    /// <summary>The content: keeps its composition and converges fastest.</summary>
    public static Initialization Content { get; } = new(InitializationKind.Content);

    /// <summary>Uniform noise around gray, as in the paper: a different result for every seed.</summary>
    public static Initialization Noise { get; } = new(InitializationKind.Noise);

    /// <summary>Plain gray.</summary>
    public static Initialization Gray { get; } = new(InitializationKind.Gray);

    /// <summary>The kind.</summary>
    public InitializationKind Kind { get; }

    /// <summary>The image to start from, if it is one; null in options from a recipe, which has only its checksum.</summary>
    public Image? Image { get; }

    /// <summary>The SHA-256 of the file of the image to start from, if it came from a file.</summary>
    public string? Checksum { get; }

    /// <summary>An image, resized to the content's size: an earlier result to paint further, for example.</summary>
    /// <param name="image">Any size.</param>
    public static Initialization FromImage(Image image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return new(InitializationKind.Image, image, image.Checksum);
    }

    /// <summary>The image whose checksum a recipe states.</summary>
    internal static Initialization MissingImage(string? checksum) => new(InitializationKind.Image, checksum: checksum);
}

/// <summary>The kinds of <see cref="Initialization"/>.</summary>
public enum InitializationKind
{
    /// <summary>The content.</summary>
    Content,

    /// <summary>Noise.</summary>
    Noise,

    /// <summary>Plain gray.</summary>
    Gray,

    /// <summary>A given image.</summary>
    [JsonStringEnumMemberName("picture")]
    Image,
}

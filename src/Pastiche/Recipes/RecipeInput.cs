using System.Text.Json.Serialization;
using Pastiche.Imaging;

namespace Pastiche;

/// <summary>A picture in a recipe.</summary>
/// <param name="Checksum">The SHA-256 of its file; null for one that came from no file.</param>
/// <param name="Width">Columns as the run got it, which loading may have reduced.</param>
/// <param name="Height">Rows likewise.</param>
public sealed record RecipeInput(string? Checksum, int Width, int Height)
{
    /// <summary>How it was read as a mask; null for one read by its luma, as all once were, and for what is no mask.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MaskReading? Reading { get; init; }

    /// <summary>What a recipe says of a picture.</summary>
    internal static RecipeInput Of(Image image) => new(image.Checksum, image.Width, image.Height);

    /// <summary>Refuses a size that no picture has.</summary>
    internal void Validate(string what)
    {
        if (!ImageLimits.Allow(Width, Height)) throw Errors.OutOfRange($"The size of {what}", $"{Width}×{Height}", ImageLimits.Accepted);
    }

    /// <summary>What a recipe says of a mask, if there is one.</summary>
    internal static RecipeInput? Of(Mask? mask) => mask is null ? null : new RecipeInput(mask.Checksum, mask.Width, mask.Height)
    {
        Reading = mask.Reading == MaskReading.Luma ? null : mask.Reading,
    };
}

using System.Text.Json.Serialization;
using Pastiche.Imaging;

namespace Pastiche;

/// <summary>A picture in a recipe.</summary>
/// <param name="Checksum">The SHA-256 of its file; null if it was made in memory.</param>
/// <param name="Width">The columns in the run, which loading or trimming may have reduced.</param>
/// <param name="Height">The rows in the run.</param>
public sealed record RecipeInput(string? Checksum, int Width, int Height)
{
    /// <summary>The reading as a mask; null for luma, once the only one, and for pictures that are not masks.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MaskReading? Reading { get; init; }

    /// <summary>The description of a picture.</summary>
    internal static RecipeInput Of(Image image) => new(image.Checksum, image.Width, image.Height);

    /// <summary>Refuses a size that no picture has.</summary>
    internal void Validate(string what)
    {
        if (!ImageLimits.Allow(Width, Height)) throw Errors.OutOfRange($"The size of {what}", $"{Width}×{Height}", ImageLimits.Accepted);
    }

    /// <summary>The description of a mask; null if there is none.</summary>
    internal static RecipeInput? Of(Mask? mask) => mask is null ? null : new RecipeInput(mask.Checksum, mask.Width, mask.Height)
    {
        Reading = mask.Reading == MaskReading.Luma ? null : mask.Reading,
    };
}

using System.Text.Json.Serialization;

namespace Pastiche;

/// <summary>A style in a recipe.</summary>
/// <param name="Image">The picture.</param>
/// <param name="Weight">The weight among the styles.</param>
/// <param name="Scale">The size relative to the scale.</param>
/// <param name="Mask">The mask of the parts that were measured; null for all of it.</param>
/// <param name="Region">The mask of its region; null for everywhere, or for where no other was painted.</param>
public sealed record RecipeStyle(
    [property: JsonPropertyName("picture")] RecipeInput Image, float Weight, float Scale, RecipeInput? Mask, RecipeInput? Region)
{
    /// <summary>The description of a style.</summary>
    internal static RecipeStyle Of(Style style) =>
        new(RecipeInput.Of(style.Image), style.Weight, style.Scale, RecipeInput.Of(style.Mask), RecipeInput.Of(style.Region));

    /// <summary>Refuses values that no style can have had.</summary>
    internal void Validate()
    {
        Setting.RequireInRange("The weight of a style", Weight, 0, float.MaxValue);
        Setting.RequireInRange("The scale of a style", Scale, Style.SmallestScale, Style.LargestScale);
        Image.Validate("a style");
        Mask?.Validate("a mask");
        Region?.Validate("a mask");
    }
}

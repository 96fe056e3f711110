using System.Text.Json.Serialization;

namespace Pastiche;

/// <summary>A style in a recipe.</summary>
/// <param name="Image">The picture.</param>
/// <param name="Weight">What it counted beside the others.</param>
/// <param name="Scale">Its size beside the result.</param>
/// <param name="Mask">What of it was looked at; null for all of it.</param>
/// <param name="Region">Where it was painted; null for everywhere, or where no other was.</param>
public sealed record RecipeStyle(
    [property: JsonPropertyName("picture")] RecipeInput Image, float Weight, float Scale, RecipeInput? Mask, RecipeInput? Region)
{
    /// <summary>What a recipe says of a style.</summary>
    internal static RecipeStyle Of(Style style) =>
        new(RecipeInput.Of(style.Image), style.Weight, style.Scale, RecipeInput.Of(style.Mask), RecipeInput.Of(style.Region));

    /// <summary>Refuses what no style can have had.</summary>
    internal void Validate()
    {
        Errors.IfOutside("The weight of a style", Weight, 0, float.MaxValue);
        Errors.IfOutside("The scale of a style", Scale, Style.SmallestScale, Style.LargestScale);
        Image.Validate("a style");
        Mask?.Validate("a mask");
        Region?.Validate("a mask");
    }
}

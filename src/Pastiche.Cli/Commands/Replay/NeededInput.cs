using Pastiche.Cli.Options;

namespace Pastiche.Cli.Commands.Replay;

/// <summary>An input image of a recipe.</summary>
/// <param name="Kind">The kind of input for messages, such as "content" or "style 2".</param>
/// <param name="Checksum">The SHA-256 of the file; null if the image was not loaded from a file.</param>
internal sealed record NeededInput(string Kind, string? Checksum)
{
    /// <summary>The inputs of a recipe, in the order of the command line. A texture has no content.</summary>
    public static IReadOnlyList<NeededInput> Of(Recipe recipe)
    {
        var several = recipe.Styles.Count > 1;
        return
        [
            .. BaseRecipe.IsTexture(recipe) ? Array.Empty<NeededInput>() : [new("the content", recipe.Content.Checksum)],
            .. recipe.Styles.Select((style, i) => new NeededInput(Name(i, several), style.Image.Checksum)),
            .. recipe.Styles.SelectMany((style, i) => Masks(style, Name(i, several))),
            .. recipe.Options.Initialization.Kind == InitializationKind.Image
                ? [new NeededInput("the starting picture", recipe.Options.Initialization.Checksum)]
                : Array.Empty<NeededInput>(),
            .. recipe.Options.DetailMap is { } map ? [new NeededInput("the map of detail", map.Checksum)] : Array.Empty<NeededInput>(),
        ];
    }

    private static string Name(int style, bool several) => several ? $"style {style + 1}" : "the style";

    private static IEnumerable<NeededInput> Masks(RecipeStyle style, string name)
    {
        if (style.Mask is { } mask) yield return new($"the mask of what of {name} is looked at", mask.Checksum);
        if (style.Region is { } region) yield return new($"the mask of where {name} is painted", region.Checksum);
    }
}

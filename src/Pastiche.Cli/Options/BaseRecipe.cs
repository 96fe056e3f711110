namespace Pastiche.Cli.Options;

/// <summary>A recipe whose options a command line takes over for other pictures.</summary>
/// <param name="Recipe">The recipe.</param>
internal sealed record BaseRecipe(Recipe Recipe)
{
    /// <summary>Reads one.</summary>
    /// <param name="option">The option it was given to, for messages.</param>
    /// <param name="path">A picture that carries it, or a JSON file.</param>
    /// <exception cref="PasticheException">It cannot be read.</exception>
    public static BaseRecipe Load(string option, string path)
    {
        if (path.Length == 0) throw Errors.NoFile(option);
        return new BaseRecipe(Recipe.Load(path));
    }

    /// <summary>Whether a recipe has no content but a size.</summary>
    public static bool IsTexture(Recipe recipe) => recipe is { Content.Checksum: null, Options.ContentWeight: 0 };

    /// <summary>Its options for a picture with a content. Its starting image and missing content are not taken over.</summary>
    public StylizeOptions ForContent
    {
        get
        {
            var (options, defaults) = (Recipe.Options, StylizeOptions.Default);
            if (IsTexture(Recipe))
            {
                options = options with
                {
                    ContentWeight = defaults.ContentWeight,
                    Initialization = defaults.Initialization,
                    Tileable = false,
                };
            }

            return options.Initialization.Kind == InitializationKind.Image
                ? options with { Initialization = defaults.Initialization }
                : options;
        }
    }

    /// <summary>Its options for a texture.</summary>
    public StylizeOptions ForTexture
    {
        get
        {
            var texture = StylizeOptions.Texture;
            return Recipe.Options with
            {
                ContentWeight = texture.ContentWeight,
                Strength = texture.Strength,
                Initialization = texture.Initialization,
                Colors = texture.Colors,
                ColorMethod = texture.ColorMethod,
                ContentLayers = null,
            };
        }
    }

    /// <summary>What of it is left out, in sentences without their full stops.</summary>
    /// <param name="styles">How many styles there are.</param>
    public IEnumerable<string> Notes(int styles)
    {
        if (styles != Recipe.Styles.Count)
        {
            yield return $"the recipe has {Recipe.Styles.Count} {(Recipe.Styles.Count == 1 ? "style" : "styles")} and there are "
                + $"{styles}: weights and scales of single styles are not taken from it";
        }

        if (Recipe.Styles.Any(style => style.Mask is not null || style.Region is not null))
            yield return "the recipe has masks, which are not taken from it; give them by --mask and --style-mask";
        if (Recipe.Options.Initialization.Kind == InitializationKind.Image)
            yield return "the recipe starts from a picture, which is not taken from it; give it by --init";
    }
}

namespace Pastiche.Cli.Options;

/// <summary>A recipe whose options are applied to other images.</summary>
/// <param name="Recipe">The recipe.</param>
internal sealed record BaseRecipe(Recipe Recipe)
{
    /// <summary>Loads a recipe.</summary>
    /// <param name="option">The name of the option, for error messages.</param>
    /// <param name="path">The path of an image that contains the recipe, or of a JSON file.</param>
    /// <exception cref="PasticheException">The recipe cannot be read.</exception>
    public static BaseRecipe Load(string option, string path)
    {
        if (path.Length == 0) throw Errors.NoFile(option);
        return new BaseRecipe(Recipe.Load(path));
    }

    /// <summary>Determines whether a recipe is that of a texture, which has a size instead of a content image.</summary>
    public static bool IsTexture(Recipe recipe) => recipe is { Content.Checksum: null, Options.ContentWeight: 0 };

    /// <summary>The options for an image with a content. The recipe's pictures and missing content are not taken over.</summary>
    public StylizeOptions ForContent
    {
        get
        {
            var (options, defaults) = (Recipe.Options with { DetailMap = null }, StylizeOptions.Default);
            if (IsTexture(Recipe))
            {
                options = options with
                {
                    ContentWeight = defaults.ContentWeight,
                    Initialization = defaults.Initialization,
                    Tileable = false,
                };
            }

            options = options with { DetailMap = defaults.DetailMap };
            return options.Initialization.Kind == InitializationKind.Image
                ? options with { Initialization = defaults.Initialization }
                : options;
        }
    }

    /// <summary>The options for a texture.</summary>
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
                MatchContent = texture.MatchContent,
                DetailMap = null,
            };
        }
    }

    /// <summary>Notes about ignored parts of the recipe, as sentences without full stops.</summary>
    /// <param name="styles">The number of styles of the command line.</param>
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
        if (Recipe.Options.DetailMap is not null)
            yield return "the recipe has a map of detail, which is not taken from it; give it by --detail-map";
    }
}

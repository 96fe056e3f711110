using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Pastiche.Backbones;

namespace Pastiche.Recipes;

/// <summary>Writes and reads recipes as JSON. Reading is strict, since an unknown property would change the picture unnoticed.</summary>
internal static class RecipeJson
{
    private const int LongestFile = 1 << 20;

    private static readonly JsonSerializerOptions OneLine = Create(indented: false);
    private static readonly JsonSerializerOptions Indented = Create(indented: true);

    /// <summary>Writes a recipe in the newest format.</summary>
    public static string Write(Recipe recipe, bool indented) =>
        JsonSerializer.Serialize(recipe with { Format = Recipe.NewestFormat }, (indented ? Indented : OneLine).Of<Recipe>());

    /// <summary>A value as it is written in a recipe.</summary>
    public static JsonNode? ToNode(object? value) => JsonSerializer.SerializeToNode(value, OneLine.Of<object?>());

    /// <summary>Reads a recipe.</summary>
    /// <param name="json">The text, which is untrusted.</param>
    /// <param name="where">The name of the source in messages.</param>
    /// <exception cref="PasticheException">The text is not a recipe, or its format is newer than this version.</exception>
    public static Recipe Read(string json, string where)
    {
        var tree = Understand(where, () => Parse(json));
        var format = Understand(where, () => FormatOf(tree));
        if (format > Recipe.NewestFormat) throw Errors.NewerRecipe(where, format, Recipe.NewestFormat);
        return Understand(where, () => Read(tree, format));
    }

    /// <summary>Reads the text of a file up to a limit, since it is untrusted.</summary>
    /// <exception cref="PasticheException">It cannot be read, or is too long for a recipe.</exception>
    public static string ReadFile(string path)
    {
        if (!File.Exists(path)) throw Errors.NoSuchFile(path);
        try
        {
            using var file = File.OpenRead(path);
            var bytes = new byte[LongestFile + 1];
            var read = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (read > LongestFile) throw Errors.LongRecipe(path, LongestFile);
            return Encoding.UTF8.GetString(bytes, 0, read).TrimStart('\uFEFF');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Errors.Unreadable(path, Errors.Reason(exception), exception);
        }
    }

    private static JsonObject Parse(string json) =>
        JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject
        ?? throw new JsonException("it is no object");

    private static int FormatOf(JsonObject recipe)
    {
        // The first format did not state itself.
        if (!recipe.TryGetPropertyValue("format", out var format)) return 1;
        return format is JsonValue value && value.TryGetValue(out int number) && number > 0
            ? number
            : throw new JsonException("its format is no positive whole number");
    }

    private static Recipe Read(JsonObject tree, int format)
    {
        if (tree["options"] is JsonObject options) AddedOptions.Complete<StylizeOptions>(options, format);
        tree["format"] = format;
        var recipe = tree.Deserialize(OneLine.Of<Recipe>())!;
        recipe.Validate();
        return recipe;
    }

    private static T Understand<T>(string where, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or ArgumentException or PasticheException)
        {
            throw Errors.StrangeRecipe(where, exception);
        }
    }

    private static JsonSerializerOptions Create(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = indented,
        TypeInfoResolver = RecipeContext.Default.WithAddedModifier(RequireEverything),
        Converters =
        {
            // All enumerations: one that is not here would be a number.
            new WordConverter<ColorMethod>(),
            new WordConverter<ColorSource>(),
            new WordConverter<CurvaturePrecision>(),
            new WordConverter<InitializationKind>(),
            new WordConverter<LossNormalization>(),
            new WordConverter<OptimizerKind>(),
            new WordConverter<ParameterizationKind>(),
            new WordConverter<PoolingKind>(),
            new WordConverter<StyleLossKind>(),
            new WordConverter<StyleTrim>(),
            new ListConverter<ScaleStep>(),
            new ListConverter<LayerWeight>(),
            new ListConverter<StyleLossWeight>(),
            new ListConverter<RecipeStyle>(),
            new PreprocessingConverter(),
            new ScheduleConverter(),
            new InitializationConverter(),
            new MaskReadingConverter(),
            new MaskConverter(),
        },
    };

    /// <summary>
    /// Makes all properties required, since a missing one would silently become this version's default; properties that may be omitted
    /// when written are exempt.
    /// </summary>
    private static void RequireEverything(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            property.IsRequired = property.AttributeProvider?.IsDefined(typeof(JsonIgnoreAttribute), inherit: false) != true;
    }
}

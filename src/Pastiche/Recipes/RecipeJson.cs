using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Pastiche.Backbones;
using Pastiche.Graphs;

namespace Pastiche.Recipes;

/// <summary>Writes and reads recipes as JSON. Reading is strict, since an unknown property would change the picture unnoticed.</summary>
internal static class RecipeJson
{
    private const int LongestFile = 1 << 20;

    private static readonly JsonSerializerOptions OneLine = Create(indented: false);
    private static readonly JsonSerializerOptions Indented = Create(indented: true);

    /// <summary>Writes a recipe.</summary>
    public static string Write(Recipe recipe, bool indented) => JsonSerializer.Serialize(recipe, indented ? Indented : OneLine);

    /// <summary>Reads a recipe.</summary>
    /// <param name="json">The text, which is untrusted.</param>
    /// <param name="where">The name of the source in messages.</param>
    /// <exception cref="PasticheException">The text is not a recipe of this version.</exception>
    public static Recipe Read(string json, string where)
    {
        try
        {
            var recipe = JsonSerializer.Deserialize<Recipe>(json, OneLine) ?? throw new JsonException("it is null");
            using var document = JsonDocument.Parse(json);
            AddedOptions.Require<StylizeOptions>(document.RootElement.GetProperty("options"), recipe.Version);
            recipe.Validate();
            return recipe;
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or ArgumentException or PasticheException)
        {
            throw Errors.StrangeRecipe(where, exception);
        }
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

    private static JsonSerializerOptions Create(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = indented,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireEverything } },
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
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
    /// when written are exempt, and so are options that older versions did not have.
    /// </summary>
    internal static void RequireEverything(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
            property.IsRequired = !Has<JsonIgnoreAttribute>(property) && !Has<SinceAttribute>(property);

        static bool Has<T>(JsonPropertyInfo property) => property.AttributeProvider?.IsDefined(typeof(T), inherit: false) == true;
    }

    private sealed class ListConverter<T> : JsonConverter<ValueList<T>>
    {
        public override ValueList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var items = JsonSerializer.Deserialize<T?[]>(ref reader, options) ?? throw new JsonException();
            return [.. items.Select(item => item ?? throw new JsonException())];
        }

        public override void Write(Utf8JsonWriter writer, ValueList<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.ToArray(), options);
    }

    /// <summary>Writes a schedule as its steps.</summary>
    private sealed class ScheduleConverter : JsonConverter<ScaleSchedule>
    {
        public override ScaleSchedule Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonSerializer.Deserialize<ValueList<ScaleStep>>(ref reader, options));

        public override void Write(Utf8JsonWriter writer, ScaleSchedule value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Steps, options);
    }

    /// <summary>Writes a reading as text: "label=3" or "#ff0000".</summary>
    private sealed class MaskReadingConverter : JsonConverter<MaskReading>
    {
        public override MaskReading Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            MaskReading.Parse(reader.GetString() ?? throw new JsonException());

        public override void Write(Utf8JsonWriter writer, MaskReading value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    /// <summary>Writes a mask among the options as the checksum of its picture and its reading.</summary>
    private sealed class MaskConverter : JsonConverter<Mask>
    {
        public override Mask Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var (checksum, reading) = JsonSerializer.Deserialize<Picture>(ref reader, options) ?? throw new JsonException();
            return Mask.Missing(checksum, reading);
        }

        public override void Write(Utf8JsonWriter writer, Mask value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new Picture(value.Checksum, value.Reading), options);

        private sealed record Picture(string? Checksum, MaskReading Reading);
    }

    /// <summary>Writes an initialization with the checksum of its picture instead of the picture.</summary>
    private sealed class InitializationConverter : JsonConverter<Initialization>
    {
        public override Initialization Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var (kind, checksum) = JsonSerializer.Deserialize<Start>(ref reader, options) ?? throw new JsonException();
            return kind switch
            {
                InitializationKind.Content => Initialization.Content,
                InitializationKind.Noise => Initialization.Noise,
                InitializationKind.Gray => Initialization.Gray,
                _ => Initialization.MissingImage(checksum),
            };
        }

        public override void Write(Utf8JsonWriter writer, Initialization value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, new Start(value.Kind, value.Checksum), options);

        private sealed record Start(InitializationKind Kind, string? Checksum);
    }
}

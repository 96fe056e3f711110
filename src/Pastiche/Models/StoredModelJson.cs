using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pastiche.Backbones;

namespace Pastiche.Models;

/// <summary>The description of a network in a small JSON file beside its weights, read strictly, since it is untrusted.</summary>
internal static class StoredModelJson
{
    private const int LargestFile = 1 << 16;
    private const int Sha256Digits = 64;

    private static readonly StoredModelContext Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        Converters = { new PreprocessingConverter(), new WordConverter<PreprocessingEvidence>() },
    });

    /// <summary>Serializes a description.</summary>
    public static string Write(StoredModel model) => JsonSerializer.Serialize(model, Json.StoredModel);

    /// <summary>Reads a description.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The name that it must state.</param>
    /// <exception cref="PasticheException">The file is not valid.</exception>
    public static StoredModel Read(string path, string name)
    {
        try
        {
            if (new FileInfo(path).Length > LargestFile) throw new JsonException("it is too large");
            var model = JsonSerializer.Deserialize(File.ReadAllText(path), Json.StoredModel) ?? throw new JsonException("it is null");
            Require(model.Name == name, "its name is another");
            // Files outside of the store are refused.
            Require(ModelName.Extensions.Any(extension => model.File == name + extension), "it names a strange file");
            Require(model.Bytes > 0, "its size is none");
            Require(IsSha256(model.Sha256) && IsSha256(model.SourceSha256), "a checksum is none");
            return model;
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException or ArgumentException
            or PasticheException or IOException or UnauthorizedAccessException)
        {
            throw Errors.StrangeStoredModel(path, name, problem);
        }
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition) throw new JsonException(otherwise);
    }

    private static bool IsSha256(string text) => text.Length == Sha256Digits && text.All(char.IsAsciiHexDigitLower);
}

/// <summary>The types of a stored model's JSON.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(StoredModel))]
internal sealed partial class StoredModelContext : JsonSerializerContext;

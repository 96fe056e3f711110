using System.Text.Json.Serialization;

namespace Pastiche.Recipes;

/// <summary>The types of recipes in JSON, and those of values that older formats lack.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Recipe))]
[JsonSerializable(typeof(ScaleStep[]))]
[JsonSerializable(typeof(LayerWeight[]))]
[JsonSerializable(typeof(StyleLossWeight[]))]
[JsonSerializable(typeof(RecipeStyle[]))]
[JsonSerializable(typeof(MaskConverter.Picture))]
[JsonSerializable(typeof(InitializationConverter.Start))]
[JsonSerializable(typeof(object))]
internal sealed partial class RecipeContext : JsonSerializerContext;

using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Pastiche.Cli.Parsing;
using Pastiche.Graphs;
using Pastiche.Lesson.Experiments;

namespace Pastiche.Cli.Display;

/// <summary>Formats a recipe for people, in two columns of properties and values.</summary>
internal static class RecipeText
{
    /// <summary>The options with rows of their own wording. The others have a row only if they differ from the default.</summary>
    private static readonly HashSet<string> Worded =
    [
        nameof(StylizeOptions.Scales), nameof(StylizeOptions.Normalization), nameof(StylizeOptions.ContentWeight),
        nameof(StylizeOptions.StyleWeight), nameof(StylizeOptions.Strength), nameof(StylizeOptions.TotalVariationWeight),
        nameof(StylizeOptions.RangeWeight), nameof(StylizeOptions.ContentLayers), nameof(StylizeOptions.StyleLayers),
        nameof(StylizeOptions.StyleLosses), nameof(StylizeOptions.Colors), nameof(StylizeOptions.ColorMethod),
        nameof(StylizeOptions.Tileable), nameof(StylizeOptions.StyleScale), nameof(StylizeOptions.Initialization),
        nameof(StylizeOptions.Optimizer), nameof(StylizeOptions.Parameterization), nameof(StylizeOptions.Seed),
        nameof(StylizeOptions.MatchContent), nameof(StylizeOptions.DetailMap), nameof(StylizeOptions.ChromaVariation),
    ];

    /// <summary>The lines of a recipe. They contain no control characters, since a recipe can come from an unknown source.</summary>
    public static IEnumerable<string> Lines(Recipe recipe) => Aligned([.. Rows(recipe)]);

    /// <summary>The lines of the recipe of a figure with several images.</summary>
    public static IEnumerable<string> Lines(SweepRecipe sweep) => Aligned([.. Rows(sweep)]);

    private static IEnumerable<string> Aligned(IReadOnlyList<(string What, string How)> rows)
    {
        var width = rows.Max(row => row.What.Length) + 2;
        return rows.Select(row => row.What.PadRight(width) + Printable.Text(row.How));
    }

    private static IEnumerable<(string What, string How)> Rows(Recipe recipe)
    {
        var options = recipe.Options;
        yield return ("picture", Format.Size(recipe.Width, recipe.Height) + Written(recipe.File));
        if (recipe.Stopped is { } stopped) yield return ("stopped", Stopped(stopped, options.Scales.Steps));
        yield return ("content", options.ContentWeight == 0 && recipe.Content.Checksum is null
            ? "none"
            : Checksum(recipe.Content.Checksum));
        foreach (var style in recipe.Styles) yield return ("style", StyleText(style, recipe.Styles.Count > 1));
        yield return ("start", Start(options));
        var scales = options.Scales.Steps.Select(step => $"{step.LongSide} pixels × {step.Iterations} iterations");
        yield return ("scales", string.Join(", ", scales));
        yield return ("weights", Invariant($"content {options.ContentWeight}, style {options.StyleWeight}, {PriorWeights(options)}"));
        if (options.Strength != StylizeOptions.Default.Strength) yield return ("strength", Invariant($"{options.Strength}"));
        if (options.Colors != ColorSource.Style)
        {
            yield return ("colours", options.ColorMethod is { } method
                ? $"{Name(options.Colors)} by {Name(method)}"
                : Name(options.Colors));
        }

        if (options.Tileable) yield return ("tileable", "yes");
        yield return ("losses", $"{StyleLossList.Text(options.StyleLosses)}, {Name(options.Normalization)}");
        if (options.MatchContent != StylizeOptions.Default.MatchContent || options.DetailMap is not null)
            yield return ("match content", ContentShareText.Text(options.MatchContent) + Detail(options.DetailMap));
        yield return ("content layers", Layers(options.ContentLayers));
        yield return ("style layers", Layers(options.StyleLayers));
        yield return ("style scale", Invariant($"{options.StyleScale}"));
        yield return ("optimizer", $"{Name(options.Optimizer)} on {Name(options.Parameterization)}");
        foreach (var row in OtherRows(options, StylizeOptions.Default, Worded)) yield return row;
        yield return ("backbone", $"{recipe.Backbone.Name}{Used(recipe.Backbone)}, SHA-256 {recipe.Backbone.Checksum}");
        yield return ("made by", $"Pastiche {recipe.Version}, {recipe.Engine}, {recipe.Codecs}, {recipe.InstructionSet}");
    }

    private static IEnumerable<(string What, string How)> Rows(SweepRecipe sweep)
    {
        var recipe = sweep.Recipe;
        var size = Format.Size(recipe.Width, recipe.Height);
        yield return ("figure", Invariant($"{sweep.Ratios.Count} × {sweep.Depths.Count} pictures of {size}"));
        yield return ("α/β", string.Join(", ", sweep.Ratios.Select(ratio => Invariant($"{ratio}"))));
        yield return ("depths", $"the first {string.Join(", ", sweep.Depths)} of the style layers");
        foreach (var row in Rows(recipe).Where(row => row.What != "picture"))
        {
            yield return row.What == "weights"
                ? ("weights", $"content α/β, style 1, {PriorWeights(recipe.Options)}")
                : row;
        }
    }

    /// <summary>The rows of options without a wording of their own, if they differ from the default.</summary>
    /// <param name="options">The options.</param>
    /// <param name="defaults">The defaults.</param>
    /// <param name="worded">The names of options that already have rows.</param>
    internal static IEnumerable<(string What, string How)> OtherRows<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(T options, T defaults, IReadOnlySet<string> worded)
        where T : notnull =>
        from setting in Setting.AllOf(options).Zip(Setting.AllOf(defaults))
        where !worded.Contains(setting.First.Name) && !Equals(setting.First.Value, setting.Second.Value)
        select (setting.First.Words, setting.First.Value switch
        {
            bool isOn => isOn ? "yes" : "no",
            Enum value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()),
            var value => Invariant($"{value}"),
        });

    /// <summary>The weights of what an image alone decides.</summary>
    private static string PriorWeights(StylizeOptions options)
    {
        var chroma = options.ChromaVariation == 0 ? "" : Invariant($" (colour × {options.ChromaVariation})");
        return Invariant($"tv {options.TotalVariationWeight}{chroma}, range {options.RangeWeight}");
    }

    private static string StyleText(RecipeStyle style, bool isOneOfMany)
    {
        var weight = isOneOfMany ? Invariant($", weight {style.Weight}") : "";
        var scale = style.Scale == 1 ? "" : Invariant($", scale {style.Scale}");
        var mask = style.Mask is null ? "" : $", of it: {MaskText(style.Mask)}";
        var region = style.Region is null ? "" : $", where: {MaskText(style.Region)}";
        return Checksum(style.Image.Checksum) + weight + scale + mask + region;
    }

    private static string MaskText(RecipeInput mask) => Checksum(mask.Checksum) + (mask.Reading is null ? "" : $" by {mask.Reading}");

    private static string Detail(Mask? map)
    {
        if (map is null) return "";
        return $", detail from {Checksum(map.Checksum)}{(map.Reading == MaskReading.Luma ? "" : $" by {map.Reading}")}";
    }

    private static string Written(RecipeFile? file)
    {
        if (file is null) return "";
        var quality = file.Quality is { } number ? Invariant($", quality {number}") : "";
        return $", {file.Format}, {file.Bits} bits{quality}{(file.Background is null ? "" : $", over {file.Background}")}";
    }

    private static string Stopped(RecipeStop stopped, ValueList<ScaleStep> steps) =>
        stopped.Scale >= 0 && stopped.Scale < steps.Count
            ? $"after {stopped.Iteration} of {steps[stopped.Scale].Iterations} iterations at scale {stopped.Scale + 1} of {steps.Count}"
            : $"at scale {stopped.Scale + 1}, iteration {stopped.Iteration}";

    private static string Checksum(string? checksum) => checksum is null ? "from no file" : $"SHA-256 {checksum}";

    private static string Start(StylizeOptions options) => options.Initialization.Kind switch
    {
        InitializationKind.Image => $"picture, {Checksum(options.Initialization.Checksum)}",
        InitializationKind.Noise => Invariant($"noise, seed {options.Seed}"),
        _ => Options.StartOption.NameOf(options.Initialization),
    };

    private static string Used(RecipeBackbone backbone)
    {
        var preprocessing = backbone.Preprocessing is { } kind ? $", {kind} preprocessing" : "";
        return backbone.Pooling == PoolingKind.Max ? preprocessing : $"{preprocessing}, {Name(backbone.Pooling)} pooling";
    }

    private static string Layers(ValueList<LayerWeight>? layers) =>
        string.Join(", ", (layers ?? []).Select(layer => layer.Weight == 1 ? layer.Layer : Invariant($"{layer.Layer} × {layer.Weight}")));

    /// <summary>The name of a value as in JSON, such as laplacianPyramid.</summary>
    private static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Reflection;
using CsCheck;

namespace Pastiche.Tests;

/// <summary>Recipes to write and read.</summary>
internal static class Recipes
{
    private static readonly Gen<string> Checksum = Gen.Char["0123456789abcdef"].Array[64].Select(digits => new string(digits));

    private static readonly Gen<Initialization> Start = Gen.Frequency(
        (3, OneOf(Initialization.Content, Initialization.Noise, Initialization.Gray)),
        (1, Checksum.Select(Initialization.MissingImage)));

    private static readonly Gen<LayerWeight[]> Layers =
        Gen.Select(Gen.String, Gen.Single[0, 100], (name, weight) => new LayerWeight(Xml(name), weight)).Array[1, 5];

    /// <summary>The options that are a number, a name or a switch: what is added is among them by itself.</summary>
    private static readonly PropertyInfo[] Plain =
    [
        .. typeof(StylizeOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.PropertyType.IsPrimitive || property.PropertyType.IsEnum),
    ];

    /// <summary>Any options within their ranges; a run would look for the layers.</summary>
    private static readonly Gen<StylizeOptions> Options =
        from scales in Gen.Select(Gen.Int[16, 16_384], Gen.Int[1, 100_000], (side, iterations) => new ScaleStep(side, iterations))
            .Array[1, 6]
        from content in Layers
        from style in Layers
        from start in Start
        from losses in Gen.Select(Gen.Enum<StyleLossKind>(), Gen.Single[0, 10], (kind, weight) => new StyleLossWeight(kind, weight))
            .Array[1, 3]
        from colorMethod in OneOf<ColorMethod?>(
            null, ColorMethod.Luminance, ColorMethod.Linear, ColorMethod.Cholesky, ColorMethod.Histogram)
        from fractions in Gen.Double[0, 1].Array[Plain.Length]
        select WithPlain(fractions, new StylizeOptions
        {
            Scales = new ScaleSchedule([.. scales.OrderBy(step => step.LongSide)]),
            ContentLayers = [.. content],
            StyleLayers = [.. style],
            Initialization = start,
            StyleLosses = [.. losses],
            ColorMethod = colorMethod,
        });

    private static readonly Gen<RecipeInput> Input =
        Gen.Select(
            Gen.Null(Checksum),
            Gen.Int[1, 14_000],
            Gen.Int[1, 14_000],
            (checksum, width, height) => new RecipeInput(checksum, width, height));

    private static readonly Gen<RecipeInput> Mask =
        from input in Input
        from reading in OneOf(
            null, MaskReading.Alpha, MaskReading.Labels, MaskReading.OfLabel(3), MaskReading.OfColor(System.Drawing.Color.Teal))
        select input with { Reading = reading };

    private static readonly Gen<RecipeStyle[]> Styles = Gen.Select(
        Input, Gen.Single[0, 10], Gen.Single[0.1f, 10], Gen.Null(Mask), Gen.Null(Mask),
        (image, weight, scale, mask, region) => new RecipeStyle(image, weight, scale, mask, region)).Array[1, 3];

    public static Gen<Recipe> Any { get; } =
        from names in Gen.String.Array[5]
        from checksum in Checksum
        from content in Input
        from size in Gen.Int[1, 65_500].Array[2]
        from options in Options
        from styles in Styles
        from preprocessing in OneOf<Preprocessing?>(
            null,
            PreprocessingKind.Torch,
            PreprocessingKind.Caffe,
            PreprocessingKind.Tf,
            new Preprocessing([123.675f, 116.28f, 103.53f], [58.395f, 57.12f, 57.375f], 255))
        from pooling in Gen.Enum<PoolingKind>()
        from stopped in Gen.Null(
            from scale in Gen.Int[0, options.Scales.Steps.Count - 1]
            from iteration in Gen.Int[1, options.Scales.Steps[scale].Iterations]
            select new RecipeStop(scale, iteration))
        from file in Gen.Null(OneOf(new RecipeFile("PNG", 16, null, null), new RecipeFile("JPEG", 8, 95, "#ffffff")))
        select new Recipe
        {
            Version = Xml(names[0]),
            Engine = Xml(names[1]),
            Codecs = Xml(names[4]),
            InstructionSet = Xml(names[2]),
            Backbone = new RecipeBackbone(Xml(names[3]), checksum, preprocessing, pooling),
            Content = content,
            Styles = [.. styles],
            Options = options,
            Stopped = stopped,
            Width = size[0],
            Height = size[1],
            File = file,
        };

    /// <summary>One that says everything.</summary>
    public static Recipe Example { get; } = new()
    {
        Version = "1.0.0",
        Engine = "Engine 1.0",
        Codecs = "Codecs 1.0",
        InstructionSet = "AVX2",
        Backbone = new RecipeBackbone("network", new string('a', 64), PreprocessingKind.Caffe, PoolingKind.Average),
        Content = new RecipeInput(new string('b', 64), 640, 480),
        Styles = [new RecipeStyle(new RecipeInput(null, 512, 512), 1, 1, null, null)],
        Options = StylizeOptions.Default with { ContentLayers = [new LayerWeight("one")], StyleLayers = [new LayerWeight("two", 2)] },
        Stopped = new RecipeStop(1, 20),
        Width = 512,
        Height = 384,
        File = new RecipeFile("JPEG", 8, 95, "#ffffff"),
    };

    /// <summary>Sets each plain option to that fraction of the way through what it accepts.</summary>
    private static StylizeOptions WithPlain(double[] fractions, StylizeOptions options)
    {
        foreach (var (property, fraction) in Plain.Zip(fractions)) property.SetValue(options, ValueAt(property, fraction));
        return options;
    }

    private static object ValueAt(PropertyInfo property, double fraction)
    {
        var (type, setting) = (property.PropertyType, Setting.Of(StylizeOptions.Default, property.Name));
        if (type == typeof(bool)) return fraction < 0.5;
        if (setting.Allowed.Count > 0) return setting.Allowed[(int)(fraction * 0.999 * setting.Allowed.Count)]!;
        if (type.IsEnum) return Enum.GetValues(type).GetValue((int)(fraction * 0.999 * Enum.GetValues(type).Length))!;
        var least = Convert.ToDouble(setting.Least ?? int.MinValue, CultureInfo.InvariantCulture);
        var most = Math.Min(Convert.ToDouble(setting.Most ?? int.MaxValue, CultureInfo.InvariantCulture), int.MaxValue);
        var value = Convert.ChangeType(least + (fraction * (most - least)), type, CultureInfo.InvariantCulture);
        // A fraction of 1 may be rounded beyond the end.
        return setting.Most is { } end && end.CompareTo(value) < 0 ? end : value;
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    /// <summary>Whole characters only: half of a surrogate pair is no text.</summary>
    private static string Xml(string text) => new([.. text.Where(character => !char.IsSurrogate(character))]);
}

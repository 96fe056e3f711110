using System.Text.Json.Serialization;
using Pastiche.Graphs;
using Pastiche.Imaging;
using Pastiche.Recipes;

namespace Pastiche;

/// <summary>
/// How a picture was made: everything that decides it, and nothing that does not. The same recipe on the same kind of processor gives
/// the same bytes. It holds no path, name, time or number of threads. Pictures carry it in their XMP metadata.
/// </summary>
public sealed record Recipe
{
    /// <summary>The version of Pastiche.</summary>
    public required string Version { get; init; }

    /// <summary>
    /// What ran the network, with its version, and the instructions or the device that decide how it rounds: Pastiche.Cpu 0.1.0
    /// (AVX-512), ONNX Runtime 1.31.1 on cuda. Two engines, where each ran a part of the run, have an "and" between them.
    /// </summary>
    public required string Engine { get; init; }

    /// <summary>What read and wrote the pictures, with its version: libvips 8.18.7.</summary>
    public required string Codecs { get; init; }

    /// <summary>The widest vector instructions of the processor; other ones round differently.</summary>
    public required string InstructionSet { get; init; }

    /// <summary>The network that measured.</summary>
    public required RecipeBackbone Backbone { get; init; }

    /// <summary>The content picture.</summary>
    public required RecipeInput Content { get; init; }

    /// <summary>The style pictures and how they were used; at least one.</summary>
    public required ValueList<RecipeStyle> Styles { get; init; }

    /// <summary>All options, with the layers named that the backbone chose.</summary>
    public required StylizeOptions Options { get; init; }

    /// <summary>Where the run was when the picture was taken; null for one that ran to its end.</summary>
    public RecipeStop? Stopped { get; init; }

    /// <summary>Columns of the picture.</summary>
    public required int Width { get; init; }

    /// <summary>Rows of the picture.</summary>
    public required int Height { get; init; }

    /// <summary>How the picture was written into its file; null for one that was not.</summary>
    public RecipeFile? File { get; init; }

    /// <summary>The recipe of a run.</summary>
    internal static Recipe Of(string engine, Backbone backbone, Image content, StyleMix styles, StylizeOptions options, StylizePlan plan) => new()
    {
        Version = RuntimeInfo.Version,
        Engine = engine,
        Codecs = RuntimeInfo.Codecs,
        InstructionSet = RuntimeInfo.InstructionSet,
        Backbone = new RecipeBackbone(backbone.Name, backbone.Checksum, backbone.Options.Preprocessing, backbone.Options.Pooling),
        Content = RecipeInput.Of(content),
        Styles =
        [
            .. styles.Select(style => new RecipeStyle(
                RecipeInput.Of(style.Image),
                style.Weight,
                style.Scale,
                RecipeInput.Of(style.Mask),
                RecipeInput.Of(style.Region))),
        ],
        Options = options with
        {
            // Without those that were left out, so that the same pictures lead to the same scales.
            Scales = new ScaleSchedule([.. options.Scales.Steps.Skip(options.Scales.Steps.Count - plan.Scales.Count)]),
            ContentLayers = backbone.Named(options.ContentLayers ?? backbone.ContentLayers),
            StyleLayers = backbone.Named(options.StyleLayers ?? backbone.StyleLayers),
        },
        Width = plan.Scales[^1].Width,
        Height = plan.Scales[^1].Height,
    };

    /// <summary>
    /// Whether a picture of this recipe is what a run towards the other would make, but for how versions, engines and processors round.
    /// One that was stopped is not.
    /// </summary>
    internal bool Fulfils(Recipe intended) => Asked() == intended.Asked();

    /// <summary>Whether a picture of this recipe is one on the way there, which was stopped.</summary>
    internal bool IsOnTheWayTo(Recipe intended) =>
        Stopped is not null && (this with { Stopped = null, Width = intended.Width, Height = intended.Height }).Fulfils(intended);

    /// <summary>Reads the recipe that a picture carries, or that a file holds as JSON.</summary>
    /// <param name="path">A picture made by Pastiche, or a file that ends in .json with what <see cref="ToJson"/> gave.</param>
    /// <exception cref="PasticheException">The file cannot be read, or has no recipe, or one that cannot be understood.</exception>
    public static Recipe Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (IsJson(path)) return RecipeJson.Read(RecipeJson.ReadFile(path), path);
        var json = ImageFile.LoadXmp(path) is { } xmp ? XmpPacket.Read(xmp) : null;
        if (json is null) throw Errors.NoRecipe(path);
        return RecipeJson.Read(json, path);
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="PasticheException">It cannot be understood.</exception>
    public static Recipe Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return RecipeJson.Read(json, "The recipe");
    }

    /// <summary>Whether a file is a recipe by itself, by its name.</summary>
    internal static bool IsJson(string path) => Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Refuses what no run can have had.</summary>
    /// <exception cref="PasticheException">Something is out of range.</exception>
    internal void Validate()
    {
        Options.Scales.Validate();
        Setting.Require(Options);
        Errors.IfOutside("The number of styles", Styles.Count, 1, StyleMix.Most);
        foreach (var style in Styles) style.Validate();
        Content.Validate("the content");
        var scales = Options.Scales.Steps.Count;
        Errors.IfOutside("The width of the picture", Width, 1, ImageLimits.LongestSide);
        Errors.IfOutside("The height of the picture", Height, 1, ImageLimits.LongestSide);
        if (Stopped is null) return;
        Errors.IfOutside("The scale where it stopped", Stopped.Scale, 0, scales - 1);
        Errors.IfOutside("The iteration where it stopped", Stopped.Iteration, 1, Options.Scales.Steps[Stopped.Scale].Iterations);
    }

    /// <summary>The recipe as a JSON object, on one line or indented.</summary>
    /// <param name="indented">Whether it is for people.</param>
    public string ToJson(bool indented = false) => RecipeJson.Write(this, indented);

    /// <summary>What was asked for. As text, since a picture to start from is the same one if its file was.</summary>
    private string Asked() => (this with { Version = "", Engine = "", Codecs = "", InstructionSet = "" }).ToJson();
}

/// <summary>A network in a recipe.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Checksum">The SHA-256 of its weights, as 64 hexadecimal digits.</param>
/// <param name="Preprocessing">How it was given pictures; null for the embedded network, and for one that normalises them itself.</param>
/// <param name="Pooling">What its pooling windows handed on.</param>
public sealed record RecipeBackbone(string Name, string Checksum, Preprocessing? Preprocessing, PoolingKind Pooling);

/// <summary>A picture in a recipe.</summary>
/// <param name="Checksum">The SHA-256 of its file; null for one that came from no file.</param>
/// <param name="Width">Columns as the run got it, which loading may have reduced.</param>
/// <param name="Height">Rows likewise.</param>
public sealed record RecipeInput(string? Checksum, int Width, int Height)
{
    /// <summary>How it was read as a mask; null for one read by its luma, as all once were, and for what is no mask.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MaskReading? Reading { get; init; }

    /// <summary>What a recipe says of a picture.</summary>
    internal static RecipeInput Of(Image image) => new(image.Checksum, image.Width, image.Height);

    /// <summary>Refuses a size that no picture has.</summary>
    internal void Validate(string what)
    {
        if (!ImageLimits.Allow(Width, Height)) throw Errors.OutOfRange($"The size of {what}", $"{Width}×{Height}", ImageLimits.Accepted);
    }

    /// <summary>What a recipe says of a mask, if there is one.</summary>
    internal static RecipeInput? Of(Mask? mask) => mask is null ? null : new RecipeInput(mask.Checksum, mask.Width, mask.Height)
    {
        Reading = mask.Reading == MaskReading.Luma ? null : mask.Reading,
    };
}

/// <summary>A style in a recipe.</summary>
/// <param name="Image">The picture.</param>
/// <param name="Weight">What it counted beside the others.</param>
/// <param name="Scale">Its size beside the result.</param>
/// <param name="Mask">What of it was looked at; null for all of it.</param>
/// <param name="Region">Where it was painted; null for everywhere, or where no other was.</param>
public sealed record RecipeStyle([property: JsonPropertyName("picture")] RecipeInput Image, float Weight, float Scale, RecipeInput? Mask, RecipeInput? Region)
{
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

/// <summary>A moment of a run.</summary>
/// <param name="Scale">The scale, from 0.</param>
/// <param name="Iteration">Iterations done at this scale.</param>
public sealed record RecipeStop(int Scale, int Iteration);

/// <summary>How a picture was written.</summary>
/// <param name="Format">PNG, JPEG, WebP or TIFF.</param>
/// <param name="Bits">Bits a channel.</param>
/// <param name="Quality">From 1 to 100; null where the format keeps everything.</param>
/// <param name="Background">The colour under what was transparent, as in #ffffff; null where none was asked for.</param>
public sealed record RecipeFile(string Format, int Bits, int? Quality, string? Background)
{
    /// <summary>What a recipe says of a file that is written so.</summary>
    internal static RecipeFile Of(string? path, SaveOptions options)
    {
        var format = ImageFileFormat.Of(path, options);
        var background = options.Background is { } color ? $"#{color.R:x2}{color.G:x2}{color.B:x2}" : null;
        return new RecipeFile(format.Name, options.Bits, format.IsLossy ? options.Quality : null, background);
    }
}

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

using System.Text.Json.Serialization;
using Pastiche.Graphs;
using Pastiche.Imaging;
using Pastiche.Recipes;

namespace Pastiche;

/// <summary>
/// The recipe of a picture: everything that determines it, and nothing else. The same recipe on the same kind of processor gives the same
/// bytes. It has no path, name, time or number of threads. Pictures carry it in their XMP metadata.
/// </summary>
public sealed record Recipe
{
    /// <summary>The newest format, which this version writes.</summary>
    internal const int NewestFormat = 4;

    /// <summary>
    /// The format that it was read in, which decides the options that it stated; options that were added later have the values that held
    /// before them. 1 is that of recipes without a format. <see cref="ToJson"/> writes the newest.
    /// </summary>
    [JsonInclude]
    public int Format { get; internal init; } = NewestFormat;

    /// <summary>The version of Pastiche.</summary>
    public required string Version { get; init; }

    /// <summary>
    /// The engine with its version, and the instruction set or the device that decides how it rounds: Pastiche.Cpu 0.1.0 (AVX-512), ONNX
    /// Runtime 1.31.1 on cuda. Two engines, if each ran a part of the run, are joined by "and".
    /// </summary>
    public required string Engine { get; init; }

    /// <summary>The library that read and wrote the pictures, with its version: libvips 8.18.7.</summary>
    public required string Codecs { get; init; }

    /// <summary>The widest vector instructions of the processor, which decide how results are rounded.</summary>
    public required string InstructionSet { get; init; }

    /// <summary>The backbone.</summary>
    public required RecipeBackbone Backbone { get; init; }

    /// <summary>The content picture.</summary>
    public required RecipeInput Content { get; init; }

    /// <summary>The style pictures with their options; at least one.</summary>
    public required ValueList<RecipeStyle> Styles { get; init; }

    /// <summary>All options, with the layers that the backbone chose.</summary>
    public required StylizeOptions Options { get; init; }

    /// <summary>The position at which the run was stopped; null if it ran to its end.</summary>
    public RecipeStop? Stopped { get; init; }

    /// <summary>Columns of the picture.</summary>
    public required int Width { get; init; }

    /// <summary>Rows of the picture.</summary>
    public required int Height { get; init; }

    /// <summary>The format of the picture's file; null if it was not saved.</summary>
    public RecipeFile? File { get; init; }

    /// <summary>The recipe without what decides the rounding alone: versions, engine and processor.</summary>
    internal Recipe Request => this with { Version = "", Engine = "", Codecs = "", InstructionSet = "" };

    /// <summary>The request without what was chosen to fit into memory.</summary>
    internal Recipe RequestedPicture => Request with
    {
        Options = Options with
        {
            TileSide = null,
            CurvaturePairs = StylizeOptions.Default.CurvaturePairs,
            CurvaturePrecision = CurvaturePrecision.Full,
        },
    };

    /// <summary>
    /// Whether a picture of this recipe is the result of a run of another recipe, apart from rounding by versions, engines and
    /// processors, and from what was chosen to fit into memory; a stopped one is not.
    /// </summary>
    /// <remarks>As text, in which starting pictures are equal if their files are, and no format counts but the newest.</remarks>
    internal bool Fulfils(Recipe intended) => RequestedPicture.ToJson() == intended.RequestedPicture.ToJson();

    /// <summary>Whether a picture of this recipe is an unfinished result of a run of another recipe.</summary>
    internal bool IsOnTheWayTo(Recipe intended) =>
        Stopped is not null && (this with { Stopped = null, Width = intended.Width, Height = intended.Height }).Fulfils(intended);

    /// <summary>Loads the recipe in a picture, or in a JSON file.</summary>
    /// <param name="path">A picture made by Pastiche, or a file whose name ends in .json with the text of <see cref="ToJson"/>.</param>
    /// <exception cref="PasticheException">The file cannot be read, or has no valid recipe.</exception>
    public static Recipe Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (IsJson(path)) return RecipeJson.Read(RecipeJson.ReadFile(path), path);
        var json = ImageFile.LoadXmp(path) is { } xmp ? XmpPacket.Read(xmp) : null;
        if (json is null) throw Errors.NoRecipe(path);
        return RecipeJson.Read(json, path);
    }

    /// <summary>Loads the recipe in a picture; null if the file is not a picture made by Pastiche.</summary>
    internal static Recipe? TryLoad(string path)
    {
        try
        {
            return Load(path);
        }
        catch (PasticheException)
        {
            return null;
        }
    }

    /// <summary>Parses the text of <see cref="ToJson"/>.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="PasticheException">The text is not a valid recipe.</exception>
    public static Recipe Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return RecipeJson.Read(json, "The recipe");
    }

    /// <summary>Whether a file's name is that of a recipe in JSON.</summary>
    internal static bool IsJson(string path) => Path.GetExtension(path).Equals(".json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Refuses values that no run can have had.</summary>
    /// <exception cref="PasticheException">A value is out of range.</exception>
    internal void Validate()
    {
        Options.Scales.Validate();
        Setting.Require(Options);
        Options.MatchContent.Validate();
        Setting.RequireInRange("The number of styles", Styles.Count, 1, StyleMix.Most);
        foreach (var style in Styles) style.Validate();
        Content.Validate("the content");
        var scales = Options.Scales.Steps.Count;
        Setting.RequireInRange("The width of the picture", Width, 1, ImageLimits.LongestSide);
        Setting.RequireInRange("The height of the picture", Height, 1, ImageLimits.LongestSide);
        if (Stopped is null) return;
        Setting.RequireInRange("The scale where it stopped", Stopped.Scale, 0, scales - 1);
        Setting.RequireInRange("The iteration where it stopped", Stopped.Iteration, 1, Options.Scales.Steps[Stopped.Scale].Iterations);
    }

    /// <summary>The recipe as a JSON object of the newest format, on one line or indented.</summary>
    /// <param name="indented">Whether to indent it.</param>
    public string ToJson(bool indented = false) => RecipeJson.Write(this, indented);
}

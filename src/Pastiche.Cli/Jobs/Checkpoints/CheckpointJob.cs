using System.Text.Json;
using System.Text.Json.Serialization;
using Pastiche.Cli.Options;
using Pastiche.Cli.Parsing;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Jobs.Checkpoints;

/// <summary>What a checkpoint has of the command line, in addition to the recipe. Paths are absolute.</summary>
internal sealed record CheckpointJob
{
    /// <summary>The input files: content, styles, masks of each style, starting picture, map of detail, as far as there are.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>The path of the result, or - for standard output.</summary>
    public required string Output { get; init; }

    /// <summary>The format of the result; null for that of its extension.</summary>
    public required ImageFormat? Format { get; init; }

    /// <summary>The quality of the result.</summary>
    public required int Quality { get; init; }

    /// <summary>The bits of each channel of the result.</summary>
    public required int Bits { get; init; }

    /// <summary>The color behind transparent parts; null for none.</summary>
    public required string? Background { get; init; }

    /// <summary>Whether existing files are replaced.</summary>
    public required bool Overwrite { get; init; }

    /// <summary>The number of iterations between numbered pictures; null for none.</summary>
    public required int? SaveEvery { get; init; }

    /// <summary>The path of the loss plot; null for none.</summary>
    public required string? LossPlot { get; init; }

    /// <summary>The losses so far, for the plot.</summary>
    public required IReadOnlyList<JobEvent> Losses { get; init; }

    /// <summary>The name or the path of the network.</summary>
    public required string Network { get; init; }

    /// <summary>The number of threads; null for one a core.</summary>
    public required int? Threads { get; init; }

    /// <summary>The device; null if the library chooses.</summary>
    public required string? Device { get; init; }

    /// <summary>The engine.</summary>
    public required Engine Engine { get; init; }

    /// <summary>The seconds between two checkpoints.</summary>
    public required double Every { get; init; }

    /// <summary>The settings for saving the result.</summary>
    [JsonIgnore]
    public SaveOptions Save => SaveOptions.Default with
    {
        Format = Format,
        Quality = Quality,
        Bits = Bits,
        Background = Background is null ? null : ColorName.Parse("The background", Background),
        Overwrite = Overwrite,
    };

    /// <summary>The description of a request.</summary>
    /// <param name="request">The request, with a checkpoint.</param>
    /// <param name="losses">The losses so far, for the plot.</param>
    public static CheckpointJob Of(StylizeRequest request, IReadOnlyList<StepTaken> losses) => new()
    {
        Inputs = [.. InputsOf(request).Select(Path.GetFullPath)],
        Output = StandardStreams.IsOutput(request.Output) ? StandardStreams.Name : Path.GetFullPath(request.Output),
        Format = request.Save.Format,
        Quality = request.Save.Quality,
        Bits = request.Save.Bits,
        Background = RecipeFile.Of(request.Output, request.Save).Background,
        Overwrite = request.Save.Overwrite && !request.OwnsOutput,
        SaveEvery = request.SaveEvery,
        LossPlot = request.LossPlot is { } plot ? Path.GetFullPath(plot) : null,
        Losses = losses,
        Network = NetworkOf(request.Network.Backbone),
        Threads = request.Network.Threads,
        Device = request.Network.Device?.ToString(),
        Engine = request.Network.Engine,
        Every = request.Checkpoint!.Every.TotalSeconds,
    };

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <exception cref="PasticheException">The program did not write it.</exception>
    public static CheckpointJob In(Checkpoint checkpoint)
    {
        try
        {
            if (checkpoint.Job is { } json)
                return JsonSerializer.Deserialize(json, CheckpointJobContext.Default.CheckpointJob) ?? throw new JsonException();
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException)
        {
            throw Foundation.Errors.StrangeCheckpoint(checkpoint.Path, problem);
        }

        throw Errors.NoJob(checkpoint.Path);
    }

    /// <summary>Writes it as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, CheckpointJobContext.Default.CheckpointJob);

    /// <summary>A network of the store has a name, which may be that of a file too.</summary>
    private static string NetworkOf(BackboneReference backbone) =>
        backbone.IsFile(CacheFolder.Models) ? Path.GetFullPath(backbone.Text) : backbone.Text;

    /// <summary>The input files in the order of recipes.</summary>
    private static IEnumerable<string> InputsOf(StylizeRequest request) => new[]
    {
        [request.Content],
        request.Styles.Select(style => style.Path),
        request.Styles.SelectMany(style => new[] { style.Mask?.Path, style.Region?.Path }),
        [request.Start, request.DetailMap?.Path],
    }.SelectMany(paths => paths).OfType<string>();
}

/// <summary>The types in JSON, known to the compiler: reflection would make the first checkpoint slow.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(CheckpointJob))]
internal sealed partial class CheckpointJobContext : JsonSerializerContext;

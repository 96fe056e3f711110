using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pastiche.Stylization;

/// <summary>What the sections of a saved state are about, as JSON.</summary>
/// <param name="Version">The version of Pastiche that wrote it.</param>
/// <param name="Scale">The scale, from 0.</param>
/// <param name="Iteration">Iterations done at this scale.</param>
/// <param name="Optimizer">The optimizer whose state it is.</param>
/// <param name="Recipe">The recipe of the run, as JSON; null if it is not known.</param>
/// <param name="Job">What the program adds, as JSON; null if nothing.</param>
internal sealed record CheckpointHead(
    string Version, int Scale, int Iteration, OptimizerKind Optimizer, string? Recipe = null, string? Job = null)
{
    /// <summary>The head of a state that is written now.</summary>
    public static CheckpointHead Of(RunState state, Recipe? recipe, string? job) => new(
        RuntimeInfo.Version, state.Scale, state.Iteration, OptimizerFactory.KindOf(state.Optimizer), recipe?.ToJson(), job);

    /// <summary>Reads a head, which is untrusted.</summary>
    /// <param name="json">What <see cref="ToJson"/> gave.</param>
    /// <param name="where">The name of the file in messages.</param>
    /// <exception cref="PasticheException">It is no such head.</exception>
    public static CheckpointHead Parse(ReadOnlySpan<byte> json, string where)
    {
        try
        {
            var head = JsonNode.Parse(json)!.AsObject();
            if (!Enum.TryParse<OptimizerKind>((string?)head["optimizer"], out var optimizer) || !Enum.IsDefined(optimizer))
                throw new JsonException("its optimizer is unknown");
            return new CheckpointHead(
                (string)head["version"]!,
                (int)head["scale"]!,
                (int)head["iteration"]!,
                optimizer,
                head["recipe"]?.ToJsonString(),
                head["job"]?.ToJsonString());
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException
            or ArgumentException or NullReferenceException)
        {
            throw Errors.StrangeCheckpoint(where, exception);
        }
    }

    /// <summary>Writes the head as JSON in UTF-8.</summary>
    public byte[] ToJson() => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["version"] = Version,
        ["scale"] = Scale,
        ["iteration"] = Iteration,
        ["optimizer"] = $"{Optimizer}",
        ["recipe"] = Recipe is null ? null : JsonNode.Parse(Recipe),
        ["job"] = Job is null ? null : JsonNode.Parse(Job),
    }.ToJsonString());
}

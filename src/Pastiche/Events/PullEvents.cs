using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pastiche;

/// <summary>The pull of a network made progress.</summary>
/// <param name="Event">The phase in lower case, as in downloading.</param>
/// <param name="Name">The network.</param>
/// <param name="Bytes">Bytes that have arrived, or that were checked.</param>
/// <param name="Total">How many bytes there are; null if that is not known.</param>
/// <param name="Resumed">Bytes that an earlier pull had left.</param>
/// <param name="From">The address or file that they come from.</param>
public sealed record PullProgressed(string Event, string Name, long Bytes, long? Total, long Resumed, string From) : JobEvent(Event)
{
    /// <summary>What the pull is doing.</summary>
    [JsonIgnore]
    public PullPhase Phase => Enum.Parse<PullPhase>(Event, ignoreCase: true);

    /// <summary>The event of a pull's progress.</summary>
    /// <param name="name">The network.</param>
    /// <param name="progress">The progress.</param>
    public static PullProgressed Of(string name, PullProgress progress)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(progress);
        return new PullProgressed(WordOf(progress.Phase), name, progress.Bytes, progress.Total, progress.Resumed, progress.From);
    }

    internal static string WordOf(PullPhase phase) => JsonNamingPolicy.CamelCase.ConvertName($"{phase}");
}

/// <summary>A network was pulled.</summary>
/// <param name="Name">The network.</param>
/// <param name="Path">The path of its file.</param>
/// <param name="Bytes">The size of its file.</param>
/// <param name="Sha256">The SHA-256 of its file, in hexadecimal.</param>
public sealed record PullEnded(string Name, string Path, long Bytes, string Sha256) : JobEvent(JobEnd.Done);

using System.Globalization;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Options;

/// <summary>
/// What there is to know about an option: help and reference are both made of it. Sentences are without their full stop.
/// </summary>
/// <param name="What">What it decides or does.</param>
internal sealed record OptionHelp(string What)
{
    /// <summary>What the library says about one of its settings.</summary>
    /// <param name="what">What it decides or does.</param>
    /// <param name="setting">The setting with its default.</param>
    public OptionHelp(string what, Setting setting) : this(what)
    {
        Consequence = setting.Consequence;
        Accepted = setting.Accepted;
        Default = setting.Value is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>What comes of it; null where that is plain.</summary>
    public string? Consequence { get; init; }

    /// <summary>The values it takes; null for a switch, which takes none.</summary>
    public string? Accepted { get; init; }

    /// <summary>What it is unless given; null where it is off, or needed.</summary>
    public string? Default { get; init; }

    /// <summary>What it does and what comes of it, in sentences.</summary>
    public string Text => Consequence is null ? $"{What}." : $"{What}. {Consequence}.";

    /// <summary>What it takes and what it is unless given, in one sentence; null where there is nothing to say.</summary>
    public string? Values => (Accepted, Default) switch
    {
        (null, _) => null,
        ({ } accepted, null) => $"Accepted: {accepted}.",
        ({ } accepted, { } usual) => $"Accepted: {accepted}; {TextLines.Unbroken("default: ")}{usual}.",
    };
}

using System.Globalization;
using Pastiche.Cli.Platform;

namespace Pastiche.Cli.Options;

/// <summary>
/// The documentation of an option, from which help and the reference are made. Sentences have no full stop.
/// </summary>
/// <param name="What">The purpose of the option.</param>
internal sealed record OptionHelp(string What)
{
    /// <summary>Creates the documentation of an option from a setting of the library.</summary>
    /// <param name="what">The purpose of the option.</param>
    /// <param name="setting">The setting and its default.</param>
    public OptionHelp(string what, Setting setting) : this(what)
    {
        Consequence = setting.Consequence;
        Accepted = setting.Accepted;
        Default = setting.Value is { } value ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The effect of the option; null if it is obvious.</summary>
    public string? Consequence { get; init; }

    /// <summary>The accepted values; null for a switch.</summary>
    public string? Accepted { get; init; }

    /// <summary>The default; null for a switch or a required option.</summary>
    public string? Default { get; init; }

    /// <summary>The purpose and the effect, in sentences.</summary>
    public string Text => Consequence is null ? $"{What}." : $"{What}. {Consequence}.";

    /// <summary>The accepted values and the default, in one sentence; null for a switch.</summary>
    public string? Values => (Accepted, Default) switch
    {
        (null, _) => null,
        ({ } accepted, null) => $"Accepted: {accepted}.",
        ({ } accepted, { } usual) => $"Accepted: {accepted}; {TextLines.Unbroken("default: ")}{usual}.",
    };
}

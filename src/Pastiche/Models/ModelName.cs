using System.Text.RegularExpressions;

namespace Pastiche.Models;

/// <summary>What networks in a store may be called: their files have these names, on every system.</summary>
internal static partial class ModelName
{
    /// <summary>What is accepted.</summary>
    public const string Accepted = "1 to 64 lower-case letters, digits, dots, dashes and underscores, the first a letter or digit";

    /// <summary>What the files of networks end in.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".safetensors", ".onnx"];

    /// <summary>Refuses a name that cannot be that of a network in a store.</summary>
    /// <exception cref="PasticheException">It cannot.</exception>
    public static void Require(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        // Windows has devices of these names in every folder.
        if (!Form().IsMatch(name) || Device().IsMatch(name)) throw Errors.OutOfRange("The name of a network", name.Length == 0 ? "empty" : name, Accepted);
        if (Catalog.Find(name) is { IsBuiltIn: true }) throw Errors.BuiltIn(name);
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._-]{0,62}[a-z0-9_-]\z|\A[a-z0-9]\z")]
    private static partial Regex Form();

    [GeneratedRegex(@"\A(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|\z)")]
    private static partial Regex Device();
}

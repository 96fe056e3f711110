using System.Text.RegularExpressions;

namespace Pastiche.Models;

/// <summary>The rules for names of networks in a store, which are file names on every system.</summary>
internal static partial class ModelName
{
    /// <summary>The accepted names, for messages.</summary>
    public const string Accepted = "1 to 64 lower-case letters, digits, dots, dashes and underscores, the first a letter or digit";

    /// <summary>The extensions of the files of networks.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".safetensors", ".onnx"];

    /// <summary>Refuses a name that is not valid for a network in a store.</summary>
    /// <exception cref="PasticheException">The name is not valid.</exception>
    public static void Require(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        // Windows reserves the names of devices in every folder.
        if (!Form().IsMatch(name) || Device().IsMatch(name))
            throw Errors.OutOfRange("The name of a network", name.Length == 0 ? "empty" : name, Accepted);
        if (Catalog.Find(name) is { IsBuiltIn: true }) throw Errors.BuiltIn(name);
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._-]{0,62}[a-z0-9_-]\z|\A[a-z0-9]\z")]
    private static partial Regex Form();

    [GeneratedRegex(@"\A(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|\z)")]
    private static partial Regex Device();
}

using System.Globalization;

namespace Pastiche.Cli.Parsing;

/// <summary>The names of devices: cpu, cuda, cuda:1.</summary>
internal static class DeviceName
{
    private const string Cuda = "cuda";

    private static readonly NamedValues<Device> Known = new(
        ("auto", Device.Auto), ("cpu", Device.Cpu), (Cuda, Device.Cuda()), ("directml", Device.DirectMl), ("coreml", Device.CoreMl));

    /// <summary>The names.</summary>
    public static IReadOnlyList<string> Names => Known.Names;

    /// <summary>The accepted names, in words.</summary>
    public static string Accepted { get; } = string.Join(", ", Names.Select(name => name == Cuda ? $"{name}[:INDEX]" : name));

    /// <summary>Parses a name.</summary>
    /// <exception cref="PasticheException">The name is unknown; the message suggests the nearest one.</exception>
    public static Device Parse(string option, string text)
    {
        var parts = text.Split(':');
        if (parts is not [var name, var index] || !name.Equals(Cuda, StringComparison.OrdinalIgnoreCase)) return Known.Parse(option, text);
        if (!int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw Errors.OutOfRange(option, text, Accepted);
        return Device.Cuda(number);
    }
}

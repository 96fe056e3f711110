using NetVips;

namespace Pastiche.Imaging;

/// <summary>The messages of decoders. libvips keeps one text for the whole process, so nothing important is decided by it.</summary>
internal static class DecoderError
{
    private static readonly string[] Unsupported = ["support", "not implemented", "not configured", "Missing codec"];

    /// <summary>The last line of the message that concerns the file, without the name of the function.</summary>
    public static string Reason(VipsException exception)
    {
        var lines = exception.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.LastOrDefault(line => line.Any(char.IsLetter) && !line.StartsWith("unable to ", StringComparison.Ordinal))
            ?? "its data are not those of a picture";
    }

    /// <summary>Whether the message says that the file may be valid but is not supported by the decoder.</summary>
    public static bool IsUnsupported(string reason) => Unsupported.Any(word => reason.Contains(word, StringComparison.OrdinalIgnoreCase));
}

using NetVips;

namespace Pastiche.Imaging;

/// <summary>
/// What a decoder says when it fails. libvips keeps one text for the whole process, so nothing that counts is decided by it.
/// </summary>
internal static class DecoderError
{
    private static readonly string[] Unsupported = ["support", "not implemented", "not configured", "Missing codec"];

    /// <summary>The last of its lines that is about the file, without the name of the function.</summary>
    public static string Reason(VipsException exception)
    {
        var lines = exception.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.LastOrDefault(line => line.Any(char.IsLetter) && !line.StartsWith("unable to ", StringComparison.Ordinal))
            ?? "its data are not those of a picture";
    }

    /// <summary>Whether it says that the file may be good, but is beyond the decoder.</summary>
    public static bool IsUnsupported(string reason) => Unsupported.Any(word => reason.Contains(word, StringComparison.OrdinalIgnoreCase));
}

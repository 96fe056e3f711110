namespace Pastiche.Cli.Parsing;

/// <summary>A mask, as the command line asked for it: map.png, or map.png#ff0000.</summary>
/// <param name="Path">The path of the picture.</param>
/// <param name="Reading">How it is read; null for what the picture suggests.</param>
internal sealed record MaskRequest(string Path, MaskReading? Reading = null)
{
    /// <summary>What is accepted after #.</summary>
    public const string Accepted = "a colour as in ff0000 or red, label=N, labels, alpha or luma";

    /// <summary>Reads one.</summary>
    /// <param name="option">The option it belongs to, for the message.</param>
    /// <param name="text">A path, and maybe # and how it is read. A file of that whole name has precedence.</param>
    /// <exception cref="PasticheException">There is such a file, and what comes after # is no reading.</exception>
    public static MaskRequest Parse(string option, string text)
    {
        var sign = text.LastIndexOf('#');
        if (sign <= 0 || File.Exists(text)) return new MaskRequest(text);
        var (path, reading) = (text[..sign], text[(sign + 1)..]);
        if (Find(reading) is { } known) return new MaskRequest(path, known);
        // Else the sign is a part of the name of a file that is not there.
        if (File.Exists(path)) throw Errors.OutOfRange(option, text, $"after the # {Accepted}");
        return new MaskRequest(text);
    }

    private static MaskReading? Find(string reading)
    {
        if ((ColorName.Find(reading) ?? ColorName.Find($"#{reading}")) is { } color) return MaskReading.OfColor(color);
        return MaskReading.TryParse(reading, out var other) ? other : null;
    }
}

namespace Pastiche.Cli.Parsing;

/// <summary>A mask that a command line asks for: map.png or map.png#ff0000.</summary>
/// <param name="Path">The path of the image.</param>
/// <param name="Reading">The reading of the image as a mask; null for the default of the image.</param>
internal sealed record MaskRequest(string Path, MaskReading? Reading = null)
{
    /// <summary>The accepted texts after #, in words.</summary>
    public const string Accepted = "a colour as in ff0000 or red, label=N, labels, alpha or luma";

    /// <summary>Parses a mask.</summary>
    /// <param name="option">The name of the option, for error messages.</param>
    /// <param name="text">A path, with an optional # and reading. A file with that whole name has precedence.</param>
    /// <exception cref="PasticheException">The file before # exists, and the text after it is not a reading.</exception>
    public static MaskRequest Parse(string option, string text)
    {
        var sign = text.LastIndexOf('#');
        if (sign <= 0 || File.Exists(text)) return new MaskRequest(text);
        var (path, reading) = (text[..sign], text[(sign + 1)..]);
        if (Find(reading) is { } known) return new MaskRequest(path, known);
        // Unless the file before # exists, # is part of a file name.
        if (File.Exists(path)) throw Errors.OutOfRange(option, text, $"after the # {Accepted}");
        return new MaskRequest(text);
    }

    private static MaskReading? Find(string reading)
    {
        if ((ColorName.Find(reading) ?? ColorName.Find($"#{reading}")) is { } color) return MaskReading.OfColor(color);
        return MaskReading.TryParse(reading, out var other) ? other : null;
    }
}

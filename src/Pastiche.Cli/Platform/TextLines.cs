namespace Pastiche.Cli.Platform;

/// <summary>Breaks text into lines between words.</summary>
internal static class TextLines
{
    private const char Unbreakable = '\u00A0';

    /// <summary>Makes spaces unbreakable, so that no line ends at them.</summary>
    public static string Unbroken(string text) => text.Replace(' ', Unbreakable);

    /// <summary>Replaces unbreakable spaces by ordinary ones.</summary>
    public static string Plain(string text) => text.Replace(Unbreakable, ' ');

    /// <summary>Breaks a text into lines of limited length. A longer word gets a line of its own. There is at least one line.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line);
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        lines.Add(line);
        return [.. lines.Select(Plain)];
    }
}

namespace Pastiche.Cli.Platform;

/// <summary>Breaks text into lines between words.</summary>
internal static class TextLines
{
    private const char Unbreakable = '\u00A0';

    /// <summary>The text with spaces at which no line ends.</summary>
    public static string Unbroken(string text) => text.Replace(' ', Unbreakable);

    /// <summary>The text with ordinary spaces only.</summary>
    public static string Plain(string text) => text.Replace(Unbreakable, ' ');

    /// <summary>Lines of at most so many characters, except for a word that is longer by itself; at least one line.</summary>
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

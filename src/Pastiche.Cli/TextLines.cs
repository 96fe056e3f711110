namespace Pastiche.Cli;

/// <summary>Breaks text into lines between words.</summary>
internal static class TextLines
{
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
        return lines;
    }
}

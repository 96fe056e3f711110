using System.Globalization;

namespace Pastiche.Foundation;

/// <summary>Makes untrusted text safe to print: nothing in it can control a terminal or hide a part of it.</summary>
internal static class Printable
{
    /// <summary>Replaces each control character, line break and invisible mark of direction by �.</summary>
    public static string Text(string text) =>
        string.Concat(text.Select(character => IsPrintable(character) ? character : '\uFFFD'));

    private static bool IsPrintable(char character) => char.GetUnicodeCategory(character) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}

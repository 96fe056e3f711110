using System.Globalization;

namespace Pastiche.Foundation;

/// <summary>Text that may come from anybody, made safe to show: nothing in it can command a terminal or hide what it says.</summary>
internal static class Printable
{
    /// <summary>The text with a mark in place of each control character, line break and invisible mark of direction.</summary>
    public static string Text(string text) =>
        string.Concat(text.Select(character => IsPrintable(character) ? character : '\uFFFD'));

    private static bool IsPrintable(char character) => char.GetUnicodeCategory(character) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}

using System.Text.RegularExpressions;
using Xunit;

namespace Pastiche.Cli.Tests.Terminals;

/// <summary>Compares a screen, line by line and to the end, with what it must show; numbers and times are patterns.</summary>
internal static class ScreenLines
{
    /// <summary>Every line is as expected, and there are no others.</summary>
    public static void Equal(IReadOnlyList<string> expected, Screen screen) => EqualOne(screen, expected);

    /// <summary>The same for one of several forms.</summary>
    public static void EqualOne(Screen screen, params IReadOnlyList<string>[] forms) =>
        Assert.True(
            forms.Any(form => Matches(form, screen.Lines)),
            $"The screen shows\n{string.Join('\n', screen.Lines)}\n\nand must "
                + $"show\n{string.Join("\n\nor\n", forms.Select(form => string.Join('\n', form)))}");

    private static bool Matches(IReadOnlyList<string> expected, IReadOnlyList<string> lines) =>
        expected.Count == lines.Count && expected.Zip(lines).All(pair => Regex.IsMatch(pair.Second, $"^(?:{Pattern(pair.First)})$"));

    /// <summary>A plus after a blank stands for itself, as in "content.png + style.png".</summary>
    private static string Pattern(string line) => line.Replace(" + ", @" \+ ", StringComparison.Ordinal);
}

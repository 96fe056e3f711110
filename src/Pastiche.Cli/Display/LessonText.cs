using System.Globalization;
using Pastiche.Cli.Lesson;

namespace Pastiche.Cli.Display;

/// <summary>Long work in words.</summary>
internal static class LessonText
{
    /// <summary>What is said when only files are left to be made.</summary>
    public const string Drawing = "drawing the figures …";

    /// <summary>[3/17] content rebuilt from stem: 30.3 dB, about 40 s left</summary>
    public static string Line(LessonMoment moment)
    {
        var outcome = moment.IsEnd ? moment.Part.Outcome : Percent(moment.Done) + " of all";
        string[] after = [.. new[] { outcome, Left(moment) }.OfType<string>()];
        return $"[{moment.Index}/{moment.Of}] {Printable.Text(moment.Part.Title)}{(after.Length == 0 ? "" : ": " + string.Join(", ", after))}";
    }

    /// <summary>The time left; null while nothing can be said, and at the end.</summary>
    public static string? Left(LessonMoment moment) => moment.Left is null || moment.Done >= 1 ? null : Format.TimeLeft(moment.Left);

    private static string Percent(double fraction) => (fraction * 100).ToString("F0", CultureInfo.InvariantCulture) + "%";
}

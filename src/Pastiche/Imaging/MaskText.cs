using static System.FormattableString;

namespace Pastiche.Imaging;

/// <summary>Texts about masks.</summary>
internal static class MaskText
{
    private const int MostListed = 8;

    /// <summary>A share as text: 37 %, 2.5 % or less than 0.1 %.</summary>
    public static string Percent(double part)
    {
        // Only all of it is 100 %.
        var percent = part < 1 ? Math.Min(100 * part, 99.9) : 100;
        return percent switch
        {
            0 => "0 %",
            < 0.1 => "less than 0.1 %",
            _ => Invariant($"{percent:0.#} %"),
        };
    }

    /// <summary>The reading as the end of a phrase about what it covers; empty for brightness.</summary>
    public static string Reading(MaskReading reading) => reading.Kind switch
    {
        MaskReadingKind.Alpha => ", by its alpha channel",
        MaskReadingKind.Labels => ", by all of its labels but 0",
        MaskReadingKind.Label => $", by its label {reading.Value}",
        MaskReadingKind.Color => $", by its colour {reading}",
        _ => "",
    };

    /// <summary>The largest flat colours with their shares, or that there are none.</summary>
    public static string Of(FlatColors colors) => Listed(colors.Colors.Select(color => ($"#{color.Color:x6}", color.Share)));

    /// <summary>The largest labels with their shares.</summary>
    public static string Of(MaskLabels labels) => Listed(labels.Shares.Select(label => (Invariant($"{label.Label}"), label.Share)));

    private static string Listed(IEnumerable<(string Name, double Share)> parts)
    {
        var all = parts.ToArray();
        var first = string.Join(", ", all.Take(MostListed).Select(part => $"{part.Name} ({Percent(part.Share)})"));
        if (all.Length == 0) return "none is flat";
        return all.Length <= MostListed ? first : $"{first} and {all.Length - MostListed} more";
    }
}

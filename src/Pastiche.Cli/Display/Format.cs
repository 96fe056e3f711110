using System.Globalization;

namespace Pastiche.Cli.Display;

/// <summary>Formats numbers for people, independently of the culture.</summary>
internal static class Format
{
    /// <summary>A size, such as 512×341.</summary>
    public static string Size(int width, int height) => $"{width}×{height}";

    /// <summary>A number of bytes, such as 9.1 GB or 480 MB.</summary>
    public static string Bytes(long bytes) => bytes >= 1_000_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:F1} GB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F0} MB");

    /// <summary>A duration of about three digits, such as 24.3 s, 3 min 12 s or 1 h 05 min.</summary>
    public static string Duration(TimeSpan time)
    {
        if (time.TotalSeconds < 59.95) return string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F1} s");
        var whole = TimeSpan.FromSeconds(Math.Round(time.TotalSeconds));
        return whole.TotalHours < 1 ? $"{whole.Minutes} min {whole.Seconds:00} s" : $"{(int)whole.TotalHours} h {whole.Minutes:00} min";
    }

    /// <summary>An estimated duration, in few digits: 8 s, 40 s, 3 min or 2.5 h.</summary>
    private static string About(TimeSpan time) => time switch
    {
        { TotalSeconds: < 9.5 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, time.TotalSeconds):F0} s"),
        { TotalSeconds: < 95 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(time.TotalSeconds / 10) * 10:F0} s"),
        { TotalMinutes: < 95 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:F0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:F1} h"),
    };

    /// <summary>What a job will take, such as "about 1.2 GB of memory and 40 s".</summary>
    public static string Estimate(long bytes, TimeSpan time) => $"about {Bytes(bytes)} of memory and {About(time)}";

    /// <summary>A duration as on a clock, such as 0:24, 3:12 or 1:05:12.</summary>
    public static string Clock(TimeSpan time) =>
        time.TotalHours < 1 ? $"{time.Minutes}:{time.Seconds:00}" : $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}";

    /// <summary>A remaining time in whole seconds, such as "about 14 s left"; empty if it is not known.</summary>
    public static string TimeLeft(TimeSpan? left) => left switch
    {
        null => "",
        { TotalSeconds: < 59.5 } seconds => $"about {Math.Max(1, Math.Ceiling(seconds.TotalSeconds)):F0} s left",
        { } longer => $"about {Duration(TimeSpan.FromSeconds(Math.Round(longer.TotalSeconds)))} left",
    };

    /// <summary>A loss, such as 0.0312, or 2.757E+038 for one that diverged.</summary>
    public static string Loss(double value) => value.ToString(Math.Abs(value) < 1e5 ? "F4" : "E3", CultureInfo.InvariantCulture);
}

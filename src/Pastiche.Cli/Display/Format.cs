using System.Globalization;

namespace Pastiche.Cli.Display;

/// <summary>Numbers as people read them, the same in every country.</summary>
internal static class Format
{
    /// <summary>512×341</summary>
    public static string Size(int width, int height) => $"{width}×{height}";

    /// <summary>9.1 GB, or 480 MB below one.</summary>
    public static string Bytes(long bytes) => bytes >= 1_000_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:F1} GB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F0} MB");

    /// <summary>24.3 s, 3 min 12 s, 1 h 05 min: about three digits.</summary>
    public static string Duration(TimeSpan time)
    {
        if (time.TotalSeconds < 59.95) return string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F1} s");
        var whole = TimeSpan.FromSeconds(Math.Round(time.TotalSeconds));
        return whole.TotalHours < 1 ? $"{whole.Minutes} min {whole.Seconds:00} s" : $"{(int)whole.TotalHours} h {whole.Minutes:00} min";
    }

    /// <summary>0:24, 3:12, 1:05:12: for a clock that runs.</summary>
    public static string Clock(TimeSpan time) =>
        time.TotalHours < 1 ? $"{time.Minutes}:{time.Seconds:00}" : $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}";

    /// <summary>about 14 s left: whole seconds, since more would be a pretence; nothing while it is not known.</summary>
    public static string TimeLeft(TimeSpan? left) => left switch
    {
        null => "",
        { TotalSeconds: < 59.5 } seconds => $"about {Math.Max(1, Math.Ceiling(seconds.TotalSeconds)):F0} s left",
        { } longer => $"about {Duration(TimeSpan.FromSeconds(Math.Round(longer.TotalSeconds)))} left",
    };

    /// <summary>A loss: 0.0312, or 2.757E+038 where something went wrong.</summary>
    public static string Loss(double value) => value.ToString(Math.Abs(value) < 1e5 ? "F4" : "E3", CultureInfo.InvariantCulture);
}

using Microsoft.Extensions.Logging;

namespace Pastiche.Extensions.DependencyInjection.Telemetry;

/// <summary>The messages of the pool.</summary>
internal static partial class PoolLog
{
    [LoggerMessage(1, LogLevel.Debug, "Painting {Width}×{Height} with {Backbone}, after {Waited:F2} s of waiting")]
    public static partial void Began(ILogger logger, int width, int height, string backbone, double waited);

    [LoggerMessage(2, LogLevel.Information, "Painted {Width}×{Height} in {Seconds:F2} s, after {Waited:F2} s of waiting")]
    public static partial void Painted(ILogger logger, int width, int height, double seconds, double waited);

    [LoggerMessage(3, LogLevel.Information, "A request ended early after {Seconds:F2} s: {Outcome}")]
    public static partial void EndedEarly(ILogger logger, double seconds, string outcome);

    [LoggerMessage(4, LogLevel.Information, "A request was refused: {Reason}")]
    public static partial void Refused(ILogger logger, string reason);

    [LoggerMessage(5, LogLevel.Error, "A request failed after {Seconds:F2} s")]
    public static partial void Failed(ILogger logger, Exception problem, double seconds);
}

namespace Pastiche.Extensions.DependencyInjection.Telemetry;

/// <summary>How a request ended.</summary>
internal enum RunOutcome
{
    /// <summary>The image is there.</summary>
    Painted,

    /// <summary>The caller canceled it.</summary>
    Canceled,

    /// <summary>The pool stopped.</summary>
    Stopped,

    /// <summary>It was refused, since too many wait, or since it cannot be painted.</summary>
    Refused,

    /// <summary>An exception that nobody expected.</summary>
    Failed,
}

namespace Pastiche;

/// <summary>What a pull is at.</summary>
public enum PullPhase
{
    /// <summary>Another pull or import of the same network is under way.</summary>
    Waiting,

    /// <summary>Bytes come.</summary>
    Downloading,

    /// <summary>The checksum is computed.</summary>
    Verifying,

    /// <summary>What is needed of the file is taken into the store, and tried.</summary>
    Importing,
}

/// <summary>How far a pull is.</summary>
/// <param name="Phase">What it is at.</param>
/// <param name="Bytes">Bytes that are there, or that were looked at.</param>
/// <param name="Total">Of how many; null where it is not known.</param>
/// <param name="Resumed">Bytes that were there from a pull before.</param>
/// <param name="From">The address or file that they come from.</param>
public sealed record PullProgress(PullPhase Phase, long Bytes, long? Total, long Resumed, string From);

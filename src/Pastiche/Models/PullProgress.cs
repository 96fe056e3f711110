namespace Pastiche;

/// <summary>The phases of a pull.</summary>
public enum PullPhase
{
    /// <summary>Waiting for another pull or import of the same network.</summary>
    Waiting,

    /// <summary>Downloading the file.</summary>
    Downloading,

    /// <summary>Computing the checksum.</summary>
    Verifying,

    /// <summary>Importing the network into the store, and testing it.</summary>
    Importing,
}

/// <summary>The progress of a pull.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Bytes">The bytes downloaded, or verified.</param>
/// <param name="Total">The size of the file; null if it is not known.</param>
/// <param name="Resumed">The bytes of earlier pulls.</param>
/// <param name="From">The URL or the path of the file.</param>
public sealed record PullProgress(PullPhase Phase, long Bytes, long? Total, long Resumed, string From);

namespace Pastiche;

/// <summary>The evidence for a network's preprocessing.</summary>
public enum PreprocessingEvidence
{
    /// <summary>It was given.</summary>
    Given,

    /// <summary>The file's metadata states it.</summary>
    Metadata,

    /// <summary>The file is a known one, by its checksum or by its name.</summary>
    KnownFile,

    /// <summary>The file's tensors have names that only networks of this kind use.</summary>
    TensorNames,

    /// <summary>The network normalizes its pictures itself, or its first layers tell.</summary>
    Network,

    /// <summary>Nothing tells; the usual one is assumed.</summary>
    Assumed,
}

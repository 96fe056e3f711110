namespace Pastiche;

/// <summary>How it is known how a network wants its pictures.</summary>
public enum PreprocessingEvidence
{
    /// <summary>It was given.</summary>
    Given,

    /// <summary>The file's metadata states it.</summary>
    Metadata,

    /// <summary>The file is one that is known, by its checksum or by its name.</summary>
    KnownFile,

    /// <summary>The names of the file's tensors are used by networks of this kind alone.</summary>
    TensorNames,

    /// <summary>The network normalizes its pictures itself, or its first layers tell what they want.</summary>
    Network,

    /// <summary>Nothing tells: this is the usual one.</summary>
    Assumed,
}

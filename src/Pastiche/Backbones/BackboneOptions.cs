namespace Pastiche;

/// <summary>How a network from a file is used.</summary>
public sealed record BackboneOptions
{
    /// <summary>What files say about themselves, and maximum pooling.</summary>
    public static BackboneOptions Default { get; } = new();

    /// <summary>How the network wants its pictures; null for what its file or the names in it tell.</summary>
    public Preprocessing? Preprocessing { get; init; }

    /// <summary>How that is known, where it was not just given.</summary>
    internal PreprocessingEvidence? Evidence { get; init; }

    /// <summary>What a pooling window hands on. Gatys et al. found average pooling to give slightly more appealing pictures.</summary>
    public PoolingKind Pooling { get; init; } = PoolingKind.Max;
}

/// <summary>How pooling windows are reduced.</summary>
public enum PoolingKind
{
    /// <summary>The largest value, as the networks were trained.</summary>
    Max,

    /// <summary>The mean.</summary>
    Average,

    /// <summary>The mean times 2, which keeps features about as large as with the maximum.</summary>
    ScaledAverage,
}

/// <summary>How networks commonly want their pictures; a <see cref="Preprocessing"/> tells any other way.</summary>
public enum PreprocessingKind
{
    /// <summary>RGB from 0 to 1, minus ImageNet's mean, over its standard deviation: torchvision, timm, most ONNX files.</summary>
    Torch,

    /// <summary>BGR from 0 to 255, minus ImageNet's mean: Caffe, Keras' VGG, the paper.</summary>
    Caffe,

    /// <summary>RGB from 0 to 1 as it is.</summary>
    Unit,

    /// <summary>RGB from −1 to 1: TensorFlow's and Keras' MobileNet, Inception, Xception and ResNet v2.</summary>
    Tf,
}

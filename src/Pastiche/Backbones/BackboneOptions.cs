namespace Pastiche;

/// <summary>Options for a network from a file.</summary>
public sealed record BackboneOptions
{
    /// <summary>The defaults: the preprocessing that the file states or suggests, and maximum pooling.</summary>
    public static BackboneOptions Default { get; } = new();

    /// <summary>The preprocessing of pictures; null for what the file or the names in it tell.</summary>
    public Preprocessing? Preprocessing { get; init; }

    /// <summary>How the preprocessing is known; null if it was given.</summary>
    internal PreprocessingEvidence? Evidence { get; init; }

    /// <summary>The function of pooling windows; Gatys et al. found that average pooling gives slightly more appealing pictures.</summary>
    public PoolingKind Pooling { get; init; } = PoolingKind.Max;
}

/// <summary>The functions of pooling windows.</summary>
public enum PoolingKind
{
    /// <summary>The largest value, as in training.</summary>
    Max,

    /// <summary>The mean.</summary>
    Average,

    /// <summary>The mean times 2, which keeps features about as large as maximum pooling does.</summary>
    ScaledAverage,
}

/// <summary>The common preprocessings; a <see cref="Preprocessing"/> describes any other.</summary>
public enum PreprocessingKind
{
    /// <summary>RGB from 0 to 1, minus ImageNet's mean, over its standard deviation, as in torchvision, timm and most ONNX files.</summary>
    Torch,

    /// <summary>BGR from 0 to 255, minus ImageNet's mean, as in Caffe, Keras' VGG and the paper.</summary>
    Caffe,

    /// <summary>RGB from 0 to 1, unchanged.</summary>
    Unit,

    /// <summary>RGB from −1 to 1, as in TensorFlow's and Keras' MobileNet, Inception, Xception and ResNet v2.</summary>
    Tf,
}

namespace Pastiche;

/// <summary>The published networks that can be downloaded by name.</summary>
public static class Catalog
{
    private const string Keras = "vgg19_weights_tf_dim_ordering_tf_kernels_notop.h5";
    private const string OnnxModels = "main/validated/vision/classification";

    private const string Oxford = "Visual Geometry Group, University of Oxford (Simonyan and Zisserman 2014)";
    private const string Torchvision = "PyTorch's torchvision, trained on ImageNet";

    /// <summary>All networks, the embedded one first.</summary>
    public static IReadOnlyList<CatalogEntry> Entries { get; } =
    [
        new()
        {
            Name = "resnet18",
            Architecture = "resnet18",
            Description = "ResNet-18, stem to stage 3: the default, inside the library",
            License = "MIT",
            Source = "NuGet package Microsoft.ML.DnnImageFeaturizer.ResNet18",
            Preprocessing = PreprocessingKind.Caffe,
        },
        new()
        {
            Name = "vgg19",
            Architecture = "vgg19",
            Description = "VGG-19 with the weights that the paper used",
            Urls =
            [
                $"https://storage.googleapis.com/tensorflow/keras-applications/vgg19/{Keras}",
                $"https://github.com/fchollet/deep-learning-models/releases/download/v0.1/{Keras}",
            ],
            Bytes = 80_134_624,
            Checksum = new FileChecksum(ChecksumAlgorithm.Md5, "253f8cb515780f3b799900260a226db6"),
            License = "CC BY 4.0",
            Source = $"{Oxford}, converted by Keras",
            Preprocessing = PreprocessingKind.Caffe,
        },
        new()
        {
            Name = "vgg19-torchvision",
            Architecture = "vgg19",
            Description = "VGG-19 trained anew for PyTorch",
            Urls = ["https://download.pytorch.org/models/vgg19-dcbb9e9d.pth"],
            Checksum = new FileChecksum(ChecksumAlgorithm.Sha256, "dcbb9e9d"),
            License = "BSD-3-Clause",
            Source = Torchvision,
            Preprocessing = PreprocessingKind.Torch,
        },
        new()
        {
            Name = "vgg19-timm",
            Architecture = "vgg19",
            Description = "The same weights as vgg19-torchvision, as safetensors",
            Urls = ["https://huggingface.co/timm/vgg19.tv_in1k/resolve/main/model.safetensors"],
            Checksum = new FileChecksum(ChecksumAlgorithm.Sha256, "11aea017b543ff59233749d8f1cf544cda749378f5790d2fedab841fb86b7669"),
            License = "BSD-3-Clause",
            Source = $"{Torchvision}, published by timm",
            Preprocessing = PreprocessingKind.Torch,
        },
        OnnxModel(
            "vgg19-onnx",
            "vgg/model/vgg19-7.onnx",
            "692f9f927f1df1b89033787a77a73eac59fd9b3344f9ecdf0b13221e41c2046f") with
        {
            Architecture = "vgg19",
            Description = "VGG-19 as an ONNX file",
            Bytes = 574_677_321,
            Preprocessing = PreprocessingKind.Torch,
        },
        OnnxModel(
            "vgg19-caffe-onnx",
            "vgg/model/vgg19-caffe2-9.onnx",
            "cfb97260b303ad3963999662456571b89c5f73dbdd2fd9dffd19fed7a90f766b") with
        {
            Architecture = "vgg19",
            Description = "VGG-19 from Caffe as an ONNX file",
            Bytes = 574_674_712,
            Preprocessing = PreprocessingKind.Caffe,
        },
        OnnxModel(
            "squeezenet1.1",
            "squeezenet/model/squeezenet1.1-7.onnx",
            "1eeff551a67ae8d565ca33b572fc4b66e3ef357b0eb2863bb9ff47a918cc4088") with
        {
            Architecture = "squeezenet1.1",
            Description = "SqueezeNet 1.1, small and fast",
            Bytes = 4_956_208,
            Preprocessing = PreprocessingKind.Torch,
        },
    ];

    /// <summary>Finds a network by its name; null if there is none.</summary>
    /// <param name="name">The name; case is ignored.</param>
    /// <returns>The entry, or null.</returns>
    public static CatalogEntry? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Entries.FirstOrDefault(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Finds a network by its name, or throws an exception.</summary>
    /// <param name="name">The name; case is ignored.</param>
    /// <exception cref="PasticheException">There is none; the message names the nearest.</exception>
    public static CatalogEntry Entry(string name)
    {
        var entry = Find(name);
        if (entry is null) throw Errors.UnknownName("network in the catalog", name, Entries.Select(known => known.Name));
        return entry;
    }

    private static CatalogEntry OnnxModel(string name, string path, string sha256) => new()
    {
        Name = name,
        // The first URL serves files in Git LFS; the second leads there by a redirection.
        Urls =
        [
            $"https://media.githubusercontent.com/media/onnx/models/{OnnxModels}/{path}",
            $"https://github.com/onnx/models/raw/{OnnxModels}/{path}",
        ],
        Checksum = new FileChecksum(ChecksumAlgorithm.Sha256, sha256),
        License = "Apache-2.0",
        Source = "ONNX model zoo",
    };
}

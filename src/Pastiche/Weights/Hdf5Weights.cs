using Pastiche.Graphs;
using Pastiche.Weights.Hdf5;

namespace Pastiche.Weights;

/// <summary>
/// Reads Keras' .h5: the subset of HDF5 that h5py writes. Groups, and contiguous datasets of floats of 16, 32 or 64 bits; names are paths
/// without the leading slash, as in <c>block1_conv1/block1_conv1/kernel:0</c>. Unsupported datasets (whole numbers, compressed chunks)
/// are listed, and refused when read; text, attributes and tensors without elements are skipped. Source: HDF5 File Format Specification,
/// version 3.0.
/// </summary>
internal sealed class Hdf5Weights : WeightsFile
{
    /// <summary>The name of the format.</summary>
    public const string FormatName = "HDF5";

    private readonly Hdf5File _file;
    private readonly Dictionary<string, Dataset> _datasets = [];

    private Hdf5Weights(Hdf5File file) : base(file.Path, file.Length)
    {
        _file = file;
        List<StoredTensor> tensors = [];
        foreach (var dataset in GroupWalk.Datasets(file, Superblock.ReadRoot(file)))
        {
            if (!_datasets.TryAdd(dataset.Name, dataset)) throw file.Damaged($"{dataset.Name} is in it twice");
            tensors.Add(new StoredTensor(dataset.Name, dataset.Shape));
        }

        Tensors = tensors;
    }

    /// <inheritdoc/>
    public override string Format => FormatName;

    /// <inheritdoc/>
    public override IReadOnlyList<StoredTensor> Tensors { get; }

    /// <summary>Whether a file's first bytes are those of HDF5.</summary>
    public static bool Recognizes(ReadOnlySpan<byte> head) => head.StartsWith(Superblock.Signature);

    /// <summary>Opens a file; the stream is owned by the result, or closed if there is an error.</summary>
    /// <param name="path">The name of the file in messages.</param>
    /// <param name="stream">The file, whose first bytes <see cref="Recognizes"/> has seen.</param>
    /// <exception cref="PasticheException">It is damaged, or not a file that Keras or h5py write by default.</exception>
    public static Hdf5Weights Open(string path, Stream stream)
    {
        try
        {
            return new Hdf5Weights(new Hdf5File(path, stream));
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    protected override Tensor ReadTensor(string name) => _datasets[name].Read(_file);

    /// <inheritdoc/>
    public override void Dispose() => _file.Dispose();
}

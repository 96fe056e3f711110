using Pastiche.Graphs;
using Pastiche.Weights.Hdf5;

namespace Pastiche.Weights;

/// <summary>
/// Keras' .h5: the subset of HDF5 that h5py writes. Groups, and datasets of floats of 16, 32 or 64 bits in one piece; names are paths
/// without the leading slash, as in <c>block1_conv1/block1_conv1/kernel:0</c>. What is not read (whole numbers, compressed pieces) is
/// listed, and refused when asked for; text, attributes and tensors without elements are left out.
/// Source: HDF5 File Format Specification, version 3.0.
/// </summary>
internal sealed class Hdf5Weights : WeightsFile
{
    /// <summary>What the format is called.</summary>
    public const string FormatName = "HDF5";

    private readonly Hdf5File _file;
    private readonly Dictionary<string, Dataset> _datasets = [];

    private Hdf5Weights(Hdf5File file) : base(file.Path, file.Length)
    {
        _file = file;
        List<StoredTensor> tensors = [];
        foreach (var dataset in GroupWalk.Datasets(file, Superblock.ReadRoot(file)))
        {
            if (!_datasets.TryAdd(dataset.Name, dataset)) file.Damaged($"{dataset.Name} is in it twice");
            tensors.Add(new StoredTensor(dataset.Name, dataset.Shape));
        }

        Tensors = tensors;
    }

    /// <inheritdoc/>
    public override string Format => FormatName;

    /// <inheritdoc/>
    public override IReadOnlyList<StoredTensor> Tensors { get; }

    /// <summary>Whether a file that starts so is an HDF5 file.</summary>
    public static bool Recognizes(ReadOnlySpan<byte> head) => head.StartsWith(Superblock.Signature);

    /// <summary>Opens a file; the stream is the result's, and closed where there is none.</summary>
    /// <param name="path">What messages call it.</param>
    /// <param name="stream">The file, whose first bytes <see cref="Recognizes"/> has seen.</param>
    /// <exception cref="PasticheException">It is damaged, or no file that Keras or h5py write by default.</exception>
    public static Hdf5Weights Open(string path, FileStream stream)
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

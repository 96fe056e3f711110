using Pastiche.Graphs;

namespace Pastiche.Weights;

/// <summary>
/// A file with named tensors, opened for reading. Names and shapes are known at once; elements are read when asked for, so that a
/// classifier's hundreds of megabytes are never loaded. Files may come from anybody: sizes are believed only as far as the file goes.
/// </summary>
internal abstract class WeightsFile : IDisposable
{
    /// <summary>What messages call the file: its path.</summary>
    public abstract string Path { get; }

    /// <summary>What its format is called: safetensors, PyTorch, HDF5, NumPy, ONNX.</summary>
    public abstract string Format { get; }

    /// <summary>Names and shapes, in the file's order.</summary>
    public abstract IReadOnlyList<StoredTensor> Tensors { get; }

    /// <summary>What the file says about itself (safetensors' __metadata__, ONNX' metadata_props); empty where it says nothing.</summary>
    public virtual IReadOnlyDictionary<string, string> Metadata { get; } = new Dictionary<string, string>();

    /// <summary>Opens a file, whose format its first bytes tell.</summary>
    /// <exception cref="PasticheException">It cannot be read, or is none of the formats.</exception>
    public static WeightsFile Open(string path) => throw new NotImplementedException();

    /// <summary>The elements of a tensor in row-major order, in the file's order of axes, as 32-bit floats.</summary>
    /// <exception cref="PasticheException">There is no such tensor, or its bytes are not there or not numbers that fit.</exception>
    public abstract Tensor Read(string name);

    /// <inheritdoc/>
    public abstract void Dispose();
}

/// <summary>A tensor in a file.</summary>
/// <param name="Name">As the file has it.</param>
/// <param name="Shape">As the file has it.</param>
internal sealed record StoredTensor(string Name, Shape Shape);

using System.IO.Compression;
using Pastiche.Graphs;

namespace Pastiche.Weights;

/// <summary>
/// A file with named tensors, opened for reading. Names and shapes are read at once, elements on demand, so that a classifier's hundreds
/// of megabytes are never loaded. Files may be hostile: every size is checked against the length of the file.
/// </summary>
/// <param name="path">The name of the file in messages.</param>
/// <param name="length">The length of the file in bytes.</param>
internal abstract class WeightsFile(string path, long length) : IDisposable
{
    /// <summary>
    /// The most bytes in memory for each byte of the file: 16-bit floats double, and weights hardly compress. More comes from archives
    /// that expand without end, and from tensors that share their bytes.
    /// </summary>
    private const int MostForAByte = 4;

    /// <summary>The bytes that are always allowed, for tensors of zeros in small files.</summary>
    private const long Allowance = 16 << 20;

    private readonly HashSet<string> _read = [];
    private long _left = (MostForAByte * length) + Allowance;

    /// <summary>The extensions of files with weights. Formats are told by the content; these tell only what a name is meant for.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".safetensors", ".pth", ".pt", ".h5", ".hdf5", ".npz", ".onnx"];

    /// <summary>The path of the file, for messages.</summary>
    public string Path { get; } = path;

    /// <summary>The name of the format: safetensors, PyTorch, HDF5, NumPy, ONNX.</summary>
    public abstract string Format { get; }

    /// <summary>Names and shapes, in the file's order.</summary>
    public abstract IReadOnlyList<StoredTensor> Tensors { get; }

    /// <summary>The metadata (safetensors' __metadata__, ONNX' metadata_props); empty if there is none.</summary>
    public virtual IReadOnlyDictionary<string, string> Metadata { get; } = new Dictionary<string, string>();

    /// <summary>Opens a file and recognizes its format by its first bytes.</summary>
    /// <exception cref="PasticheException">The file cannot be read, or has none of the formats.</exception>
    public static WeightsFile Open(string path)
    {
        try
        {
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (stream.CanSeek) return OpenStream(path, stream);
            stream.Dispose();
            throw Errors.UnreadableNetwork(path, "it is no regular file");
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Errors.NoSuchFile(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Errors.UnreadableNetwork(path, Directory.Exists(path) ? "it is a folder" : Errors.Reason(problem), problem);
        }
    }

    /// <summary>Recognizes the format of a stream by its first bytes.</summary>
    /// <param name="name">The name in messages.</param>
    /// <param name="stream">The bytes of a file, which can be sought; the result, or an error, disposes of it.</param>
    /// <exception cref="PasticheException">It cannot be read, or has none of the formats.</exception>
    public static WeightsFile OpenStream(string name, Stream stream)
    {
        var owned = stream;
        try
        {
            var file = Recognize(name, stream);
            owned = null;
            return file;
        }
        catch (Exception problem) when (problem is InvalidDataException or EndOfStreamException)
        {
            throw Errors.DamagedWeights(name, Errors.Reason(problem), problem);
        }
        finally
        {
            owned?.Dispose();
        }
    }

    /// <summary>Reads a tensor: its elements in row-major order as 32-bit floats, with the file's order of axes.</summary>
    /// <exception cref="PasticheException">
    /// There is no such tensor, its bytes are missing or not floats, or all tensors take far more memory than the file.
    /// </exception>
    public Tensor Read(string name)
    {
        var tensor = Tensors.FirstOrDefault(stored => stored.Name == name);
        if (tensor is null) throw Errors.NoSuchTensor(Path, name, Tensors.Select(stored => stored.Name));
        if (_read.Add(name)) _left -= sizeof(float) * (long)tensor.Shape.Size;
        if (_left < 0)
        {
            throw Errors.UnsupportedWeights(
                Path,
                $"with {name}, its tensors take far more memory than the file has bytes",
                "save them without compression, each with bytes of its own");
        }

        return ReadTensor(name);
    }

    /// <summary>Reads a tensor that is listed in <see cref="Tensors"/>.</summary>
    protected abstract Tensor ReadTensor(string name);

    /// <inheritdoc/>
    public abstract void Dispose();

    private static WeightsFile Recognize(string path, Stream stream)
    {
        var head = new byte[ForeignFile.HeadLength];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        if (length == 0) throw Errors.NoWeights(path, "an empty file");
        if (head.AsSpan().StartsWith("PK\u0003\u0004"u8)) return OpenArchive(path, stream);
        if (TorchWeights.RecognizesLegacy(head.AsSpan(0, length))) return TorchWeights.OpenLegacy(path, stream);
        if (Hdf5Weights.Recognizes(head.AsSpan(0, length))) return Hdf5Weights.Open(path, stream);
        if (SafetensorsFile.Recognizes(head.AsSpan(0, length), stream.Length)) return new SafetensorsFile(path, stream);
        if (OnnxWeights.Recognizes(head.AsSpan(0, length))) return OnnxWeights.Open(path, stream);
        var foreign = ShardIndex.Find(head.AsSpan(0, length), stream) ?? ForeignFile.Find(head.AsSpan(0, length));
        if (foreign is not null) throw Errors.ForeignFile(path, foreign.What, foreign.WayOut);
        throw Errors.NoWeights(path, Describe(head.AsSpan(0, length)));
    }

    private static WeightsFile OpenArchive(string path, Stream stream)
    {
        var archive = new CheckedArchive(path, new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: false));
        if (archive.Entries.FirstOrDefault(entry => entry.IsEncrypted) is { } locked)
            throw Errors.UnsupportedWeights(path, $"{locked.FullName} is encrypted", "pack the archive without a password");
        if (TorchWeights.Recognizes(archive)) return TorchWeights.OpenZip(path, stream, archive);
        if (NumpyArchive.Recognizes(archive)) return new NumpyArchive(path, stream.Length, archive);
        if (ForeignFile.Find(archive.Entries) is { } foreign) throw Errors.ForeignFile(path, foreign.What, foreign.WayOut);
        throw Errors.NoWeights(path, "a zip archive without tensors");
    }

    private static string Describe(ReadOnlySpan<byte> head) =>
        head.Length > 1 && head[0] == 0x80 && head[1] <= 5 ? "a pickle, but none of PyTorch's weights"
        : ForeignFile.IsText(head) ? "a text"
        : "of no known format";
}

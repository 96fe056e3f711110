using System.IO.Compression;
using Pastiche.Graphs;
using static System.FormattableString;

namespace Pastiche.Weights;

/// <summary>NumPy's .npz: a zip archive with a .npy file for each array.</summary>
internal sealed class NumpyArchive : WeightsFile
{
    /// <summary>A compressed array of more than this would let a small file become large memory.</summary>
    private const long MostUnpacked = 256 << 20;

    private const string Extension = ".npy";

    private readonly ZipArchive _archive;
    private readonly Dictionary<string, (ZipArchiveEntry Entry, NumpyHeader Header)> _arrays = [];

    /// <summary>Opens an archive and reads the header of each array.</summary>
    /// <param name="path">What messages call it.</param>
    /// <param name="archive">The archive, which it takes over.</param>
    /// <exception cref="PasticheException">A header is not what the format asks for.</exception>
    public NumpyArchive(string path, ZipArchive archive)
    {
        (Path, _archive) = (path, archive);
        foreach (var entry in archive.Entries.Where(entry => entry.FullName.EndsWith(Extension, StringComparison.Ordinal)))
        {
            var name = entry.FullName[..^Extension.Length];
            if (entry.IsEncrypted) Throw.UnsupportedWeights(path, $"array {name} is encrypted", "pack the archive without a password");
            using var content = entry.Open();
            if (NumpyHeader.Read(content, path, name) is not { } header) continue;
            if (!_arrays.TryAdd(name, (entry, header))) Throw.DamagedWeights(path, $"there are two arrays {name}");
        }

        Tensors = [.. _arrays.Select(array => new StoredTensor(array.Key, array.Value.Header.Shape))];
    }

    /// <inheritdoc/>
    public override string Path { get; }

    /// <inheritdoc/>
    public override string Format => "NumPy";

    /// <inheritdoc/>
    public override IReadOnlyList<StoredTensor> Tensors { get; }

    /// <inheritdoc/>
    public override Tensor Read(string name)
    {
        if (!_arrays.TryGetValue(name, out var array)) Throw.NoSuchTensor(Path, name, _arrays.Keys);
        var (entry, header) = array;
        if (header.Element is not { } format)
        {
            Throw.NoFloats(Path, name, header.Type);
            return null!;
        }

        var length = (long)header.Shape.Size * format.Size();
        if (entry.Length != entry.CompressedLength && length > MostUnpacked)
            Throw.UnsupportedWeights(Path, Invariant($"array {name} is compressed, of {length:N0} bytes"), "save it with numpy.savez, which compresses nothing");
        var elements = format.Decode(Unpack(entry, name, length));
        return new Tensor(header.Shape, header.ColumnMajor ? RowMajor(elements, header.Shape) : elements);
    }

    /// <inheritdoc/>
    public override void Dispose() => _archive.Dispose();

    private byte[] Unpack(ZipArchiveEntry entry, string name, long length)
    {
        try
        {
            using var content = entry.Open();
            NumpyHeader.Read(content, Path, name);
            return BoundedReader.Read(content, length, Path, name);
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException)
        {
            Throw.DamagedWeights(Path, $"array {name}: {Throw.Reason(problem)}", problem);
            throw;
        }
    }

    /// <summary>Column-major is row-major with the axes in reverse.</summary>
    private static float[] RowMajor(float[] elements, Shape shape)
    {
        var result = new float[elements.Length];
        var strides = shape.Strides();
        var position = new int[shape.Rank];
        foreach (var element in elements)
        {
            var at = 0;
            for (var axis = 0; axis < position.Length; axis++) at += position[axis] * strides[axis];
            result[at] = element;
            for (var axis = 0; axis < position.Length && ++position[axis] == shape[axis]; axis++) position[axis] = 0;
        }

        return result;
    }
}

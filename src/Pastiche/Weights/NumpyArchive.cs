using System.IO.Compression;
using Pastiche.Graphs;

namespace Pastiche.Weights;

/// <summary>Reads NumPy's .npz, a zip archive with a .npy file for each array.</summary>
internal sealed class NumpyArchive : WeightsFile
{
    private const string Extension = ".npy";

    private readonly CheckedArchive _archive;
    private readonly Dictionary<string, (ZipArchiveEntry Entry, NumpyHeader Header)> _arrays = [];

    /// <summary>Opens an archive and reads the header of each array.</summary>
    /// <param name="path">The name of the file in messages.</param>
    /// <param name="length">The file's bytes.</param>
    /// <param name="archive">The archive, which is disposed of with this object.</param>
    /// <exception cref="PasticheException">A header does not follow the format.</exception>
    public NumpyArchive(string path, long length, CheckedArchive archive) : base(path, length)
    {
        _archive = archive;
        foreach (var entry in archive.Entries.Where(entry => entry.FullName.EndsWith(Extension, StringComparison.Ordinal)))
        {
            var name = entry.FullName[..^Extension.Length];
            // The whole array is verified when it is read.
            if (Unpack(entry.Open, name, content => NumpyHeader.Read(content, path, name)) is not { } header) continue;
            if (!_arrays.TryAdd(name, (entry, header))) throw Errors.DamagedWeights(path, $"there are two arrays {name}");
        }

        Tensors = [.. _arrays.Select(array => new StoredTensor(array.Key, array.Value.Header.Shape))];
    }

    /// <inheritdoc/>
    public override string Format => "NumPy";

    /// <inheritdoc/>
    public override IReadOnlyList<StoredTensor> Tensors { get; }

    /// <summary>Whether an archive has arrays of NumPy.</summary>
    public static bool Recognizes(CheckedArchive archive) =>
        archive.Entries.Any(entry => entry.FullName.EndsWith(".npy", StringComparison.Ordinal));

    /// <inheritdoc/>
    protected override Tensor ReadTensor(string name)
    {
        var (entry, header) = _arrays[name];
        if (header.Element is not { } format)
        {
            throw Errors.NoFloats(Path, name, header.Type);
        }

        var elements = Unpack(() => _archive.Open(entry), name, content =>
        {
            NumpyHeader.Read(content, Path, name);
            return format.Read(content, header.Shape.Size);
        });
        return new Tensor(header.Shape, header.ColumnMajor ? RowMajor(elements, header.Shape) : elements);
    }

    /// <inheritdoc/>
    public override void Dispose() => _archive.Dispose();

    private T Unpack<T>(Func<Stream> open, string name, Func<Stream, T> read)
    {
        try
        {
            using var content = open();
            return read(content);
        }
        catch (EndOfStreamException problem)
        {
            throw Errors.DamagedWeights(Path, $"array {name} ends too soon", problem);
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException)
        {
            throw Errors.DamagedWeights(Path, $"array {name}: {Errors.Reason(problem)}", problem);
        }
    }

    /// <summary>Transposes column-major elements, which are row-major with the axes reversed.</summary>
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

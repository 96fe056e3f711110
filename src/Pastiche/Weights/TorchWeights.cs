using System.IO.Compression;
using System.Numerics;
using Pastiche.Graphs;
using Pastiche.Weights.Pickle;
using Pastiche.Weights.Torch;

namespace Pastiche.Weights;

/// <summary>
/// Reads PyTorch's .pth: a pickle with names, shapes and references to storages, and the storages. The pickle may contain only plain data
/// and a few classes from a list; everything else is refused, and nothing of it is executed. Whole numbers are listed, and refused when
/// read; tensors without elements are skipped.
/// </summary>
internal sealed class TorchWeights : WeightsFile
{
    private const string PickleEntry = "data.pkl";

    private readonly TorchStorages _storages;
    private readonly OrderedDictionary<string, TorchView> _views = [];

    private TorchWeights(string path, long length, TorchStorages storages, IReadOnlyDictionary<string, TorchTensor> tensors)
        : base(path, length)
    {
        _storages = storages;
        foreach (var (name, tensor) in tensors)
        {
            if (TorchView.Of(path, name, tensor) is { } view) _views.Add(name, view);
        }

        Tensors = [.. _views.Values.Select(view => view.Tensor)];
    }

    /// <inheritdoc/>
    public override string Format => "PyTorch";

    /// <inheritdoc/>
    public override IReadOnlyList<StoredTensor> Tensors { get; }

    /// <summary>The number 0x1950a86a20f9469cfc6c, with which the form before PyTorch 1.6 begins.</summary>
    private static ReadOnlySpan<byte> Magic => [0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19];

    /// <summary>Whether a file's first bytes are those of the form before PyTorch 1.6: a pickle of a magic number.</summary>
    public static bool RecognizesLegacy(ReadOnlySpan<byte> head)
    {
        const int LongestPrefix = 16;
        var beginning = head[..Math.Min(head.Length, LongestPrefix + Magic.Length)];
        return head.StartsWith([(byte)PickleOpcode.Protocol]) && beginning.IndexOf(Magic) >= 0;
    }

    /// <summary>Whether an archive has the form since PyTorch 1.6.</summary>
    public static bool Recognizes(CheckedArchive archive) => FindPickle(archive) is not null;

    /// <summary>Opens the form since PyTorch 1.6; archive and stream are owned by the result, or closed if there is an error.</summary>
    /// <param name="path">The name of the file in messages.</param>
    /// <param name="stream">The file.</param>
    /// <param name="archive">The archive in it, with an entry data.pkl.</param>
    /// <exception cref="PasticheException">It is damaged, or asks for what weights never need.</exception>
    public static TorchWeights OpenZip(string path, Stream stream, CheckedArchive archive) => Open(path, stream, () =>
    {
        if (FindPickle(archive) is not { } entry)
        {
            throw Errors.NoWeights(path, "a zip archive without tensors");
        }

        var folder = entry.FullName[..^PickleEntry.Length];
        RequireLittleEndian(path, archive, $"{folder}byteorder");
        using var content = new BufferedStream(archive.Open(entry));
        var classes = new TorchClasses(path);
        var pickle = new Unpickler(new PickleReader(path, content, entry.Length), classes).Load();
        return new TorchWeights(path, stream.Length, new ZipStorages(path, archive, folder), StateDictionary.Find(path, pickle));
    });

    /// <summary>Opens the form before PyTorch 1.6; the stream is owned by the result, or closed if there is an error.</summary>
    /// <param name="path">The name of the file in messages.</param>
    /// <param name="stream">The file, whose first bytes <see cref="RecognizesLegacy"/> has seen.</param>
    /// <exception cref="PasticheException">It is damaged, or asks for what weights never need.</exception>
    public static TorchWeights OpenLegacy(string path, Stream stream) => Open(path, stream, () =>
    {
        const long Version = 1001;
        var classes = new TorchClasses(path);
        object? Next() => new Unpickler(new PickleReader(path, stream, stream.Length - stream.Position), classes).Load();

        if (Next() is not BigInteger magic || magic != new BigInteger(Magic))
            throw Errors.DamagedWeights(path, "it does not begin as PyTorch's files do");
        if (Next() is not Version) throw Errors.DamagedWeights(path, "it is of an unknown version of PyTorch's form");
        if (Next() is PickleDictionary system && system.Find("little_endian") is false) throw BigEndian(path);
        var pickle = Next();
        if (Next() is not List<object?> keys)
        {
            throw Errors.DamagedWeights(path, "it has no list of storages");
        }

        var storages = new LegacyStorages(path, stream, keys.OfType<string>(), classes.Storages);
        return new TorchWeights(path, stream.Length, storages, StateDictionary.Find(path, pickle));
    });

    /// <inheritdoc/>
    protected override Tensor ReadTensor(string name)
    {
        var view = _views[name];
        if (view.Storage.Element.Format is null) throw Errors.NoFloats(Path, name, $"whole numbers ({view.Storage.Element.Name})");
        return Translated(Path, () => new Tensor(view.Tensor.Shape, view.Gather(_storages.Read(view.Storage, view.First, view.Extent))));
    }

    /// <inheritdoc/>
    public override void Dispose() => _storages.Dispose();

    private static ZipArchiveEntry? FindPickle(CheckedArchive archive) =>
        archive.Entries.FirstOrDefault(entry => entry.Name == PickleEntry && !entry.FullName.Contains('\\'));

    private static void RequireLittleEndian(string path, CheckedArchive archive, string name)
    {
        if (archive.Find(name) is not { } byteOrder) return;
        using var reader = new StreamReader(archive.Open(byteOrder));
        var text = new char[8];
        if (text.AsSpan(0, reader.ReadBlock(text)).StartsWith("big")) throw BigEndian(path);
    }

    private static PasticheException BigEndian(string path) => Errors.UnsupportedWeights(
        path, "its numbers are big-endian", "save it again on a computer whose numbers are little-endian, as nearly all have them");

    private static TorchWeights Open(string path, Stream stream, Func<TorchWeights?> opening)
    {
        try
        {
            return Translated(path, opening)!;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static T Translated<T>(string path, Func<T> reading)
    {
        try
        {
            return reading();
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException)
        {
            throw Errors.DamagedWeights(path, Errors.Reason(problem), problem);
        }
    }
}

using System.Buffers.Binary;
using static System.FormattableString;

namespace Pastiche.Weights.Torch;

/// <summary>Storages in the form before PyTorch 1.6: they follow the pickles, each preceded by the number of its elements.</summary>
internal sealed class LegacyStorages : TorchStorages
{
    private readonly Stream _stream;
    private readonly Dictionary<string, long> _places = [];

    /// <summary>Locates the storages.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="stream">The stream, at the end of the pickles, which is disposed of with this object.</param>
    /// <param name="keys">The storages' keys, in the file's order.</param>
    /// <param name="storages">The storages that the pickle refers to.</param>
    /// <exception cref="PasticheException">The file ends before its storages, or has others.</exception>
    public LegacyStorages(string path, Stream stream, IEnumerable<string> keys, IEnumerable<TorchStorage> storages)
    {
        _stream = stream;
        var known = storages.ToLookup(storage => storage.Key);
        var count = new byte[sizeof(long)];
        var place = stream.Position;
        foreach (var key in keys)
        {
            if (known[key].FirstOrDefault() is not { } storage || known[key].Any(other => other.Bytes != storage.Bytes))
            {
                throw Errors.DamagedWeights(path, $"its pickles disagree about storage {key}");
            }

            stream.Position = place;
            if (stream.ReadAtLeast(count, count.Length, throwOnEndOfStream: false) < count.Length)
                throw Errors.DamagedWeights(path, $"it ends before storage {key}");
            if (BinaryPrimitives.ReadInt64LittleEndian(count) is var elements && elements != storage.Whole)
                throw Errors.DamagedWeights(path, Invariant($"storage {key} has {elements:N0} elements; expected {storage.Whole:N0}"));
            place += count.Length;
            if (storage.Bytes > stream.Length - place)
                throw Errors.WeightsCutShort(path, stream.Length, (ulong)Int128.Min(place + storage.Bytes, long.MaxValue));
            if (!_places.TryAdd(key, place)) throw Errors.DamagedWeights(path, $"storage {key} is in it twice");
            place += (long)storage.Bytes;
        }

        if (known.Select(group => group.Key).FirstOrDefault(key => !_places.ContainsKey(key)) is { } missing)
            throw Errors.DamagedWeights(path, $"storage {missing} is not in it");
    }

    /// <inheritdoc/>
    public override float[] Read(TorchStorage storage, long first, int count)
    {
        _stream.Position = _places[storage.Key] + (first * storage.Element.Size);
        return storage.Element.Format!.Value.Read(_stream, count);
    }

    /// <inheritdoc/>
    public override void Dispose() => _stream.Dispose();
}

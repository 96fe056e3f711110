using static System.FormattableString;

namespace Pastiche.Weights.Torch;

/// <summary>
/// Storages in the form since PyTorch 1.6: a zip archive with the pickle as NAME/data.pkl and each storage as NAME/data/KEY.
/// </summary>
internal sealed class ZipStorages(string path, CheckedArchive archive, string folder) : TorchStorages
{
    /// <inheritdoc/>
    public override float[] Read(TorchStorage storage, long first, int count)
    {
        if (archive.Find($"{folder}data/{storage.Key}") is not { } entry)
        {
            throw Errors.DamagedWeights(path, $"the archive has no {folder}data/{storage.Key}");
        }

        if (entry.Length < storage.Bytes)
            throw Errors.DamagedWeights(path, Invariant($"{entry.FullName} has {entry.Length:N0} bytes; expected {storage.Bytes:N0}"));
        using var content = archive.Open(entry);
        Skip(content, first * storage.Element.Size);
        return storage.Element.Format!.Value.Read(content, count);
    }

    /// <inheritdoc/>
    public override void Dispose() => archive.Dispose();

    private static void Skip(Stream content, long count)
    {
        if (content.CanSeek)
        {
            content.Position = count;
            return;
        }

        var portion = new byte[(int)Math.Min(count, 1 << 16)];
        for (var left = count; left > 0;)
        {
            var part = portion.AsSpan(0, (int)Math.Min(left, portion.Length));
            content.ReadExactly(part);
            left -= part.Length;
        }
    }
}

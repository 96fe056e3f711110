namespace Pastiche.Weights.Torch;

/// <summary>Where a file keeps its storages.</summary>
internal abstract class TorchStorages : IDisposable
{
    /// <summary>Elements are read in portions of so many bytes.</summary>
    private const int Portion = 1 << 20;

    /// <summary>Some elements of a storage.</summary>
    /// <param name="storage">The storage, of floating-point numbers.</param>
    /// <param name="first">The first, counted from the beginning of what is stored under the storage's key.</param>
    /// <param name="count">How many, all of them within the storage.</param>
    /// <exception cref="PasticheException">They are not there.</exception>
    public abstract float[] Read(TorchStorage storage, long first, int count);

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Reads elements from where a stream is.</summary>
    /// <exception cref="EndOfStreamException">There are fewer.</exception>
    protected static float[] Read(Stream stream, ElementFormat format, int count)
    {
        var elements = new float[count];
        var bytes = new byte[(int)Math.Min((long)count * format.Size(), Portion)];
        for (var done = 0; done < count;)
        {
            var some = Math.Min(count - done, bytes.Length / format.Size());
            var part = bytes.AsSpan(0, some * format.Size());
            stream.ReadExactly(part);
            format.Decode(part).CopyTo(elements, done);
            done += some;
        }

        return elements;
    }
}

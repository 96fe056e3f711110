namespace Pastiche.Weights.Torch;

/// <summary>The storages of a file.</summary>
internal abstract class TorchStorages : IDisposable
{
    /// <summary>Reads elements of a storage.</summary>
    /// <param name="storage">The storage, of floating-point numbers.</param>
    /// <param name="first">The first element, counted from the beginning of the elements under the storage's key.</param>
    /// <param name="count">The number of elements, all within the storage.</param>
    /// <exception cref="PasticheException">They are missing.</exception>
    public abstract float[] Read(TorchStorage storage, long first, int count);

    /// <inheritdoc/>
    public abstract void Dispose();
}

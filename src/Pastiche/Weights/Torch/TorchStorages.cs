namespace Pastiche.Weights.Torch;

/// <summary>Where a file keeps its storages.</summary>
internal abstract class TorchStorages : IDisposable
{
    /// <summary>Some elements of a storage.</summary>
    /// <param name="storage">The storage, of floating-point numbers.</param>
    /// <param name="first">The first, counted from the beginning of what is stored under the storage's key.</param>
    /// <param name="count">How many, all of them within the storage.</param>
    /// <exception cref="PasticheException">They are not there.</exception>
    public abstract float[] Read(TorchStorage storage, long first, int count);

    /// <inheritdoc/>
    public abstract void Dispose();
}

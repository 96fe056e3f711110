namespace Pastiche.Weights.Torch;

/// <summary>A tensor as a pickle describes it, nothing of it checked yet. The oldest files make it empty, and tell the rest afterwards.</summary>
internal sealed class TorchTensor
{
    public TorchStorage? Storage { get; private set; }

    /// <summary>Where its first element is, counted in elements of the storage.</summary>
    public long Offset { get; private set; }

    public long[] Sizes { get; private set; } = [];

    /// <summary>By how many elements one step along each axis moves.</summary>
    public long[] Strides { get; private set; } = [];

    /// <summary>Takes storage, offset, sizes and strides, as PyTorch pickles them; what follows says how it was trained.</summary>
    /// <returns>Whether they are that.</returns>
    public bool TrySet(ReadOnlySpan<object?> state)
    {
        if (state.Length < 4 || state[0] is not TorchStorage storage || state[1] is not long offset ||
            Numbers(state[2]) is not { } sizes || Numbers(state[3]) is not { } strides || sizes.Length != strides.Length)
            return false;
        (Storage, Offset, Sizes, Strides) = (storage, offset, sizes, strides);
        return true;
    }

    /// <summary>Becomes the same as another.</summary>
    public void Set(TorchTensor other) => (Storage, Offset, Sizes, Strides) = (other.Storage, other.Offset, other.Sizes, other.Strides);

    private static long[]? Numbers(object? value)
    {
        const int LargestRank = 64;
        return value is object?[] tuple && tuple.Length <= LargestRank && tuple.All(item => item is long) ? [.. tuple.Cast<long>()] : null;
    }
}

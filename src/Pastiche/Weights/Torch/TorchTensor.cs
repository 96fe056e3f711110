namespace Pastiche.Weights.Torch;

/// <summary>A tensor as described by a pickle, not validated yet; the oldest files create it empty and set its state afterwards.</summary>
internal sealed class TorchTensor
{
    public TorchStorage? Storage { get; private set; }

    /// <summary>The position of its first element in the storage.</summary>
    public long Offset { get; private set; }

    public long[] Sizes { get; private set; } = [];

    /// <summary>The distance of neighbouring elements along each axis.</summary>
    public long[] Strides { get; private set; } = [];

    /// <summary>
    /// Sets storage, offset, sizes and strides, in the order in which PyTorch pickles them; further items, which describe training, are
    /// ignored.
    /// </summary>
    /// <returns>Whether the state is valid.</returns>
    public bool TrySet(ReadOnlySpan<object?> state)
    {
        if (state.Length < 4 || state[0] is not TorchStorage storage || state[1] is not long offset ||
            Numbers(state[2]) is not { } sizes || Numbers(state[3]) is not { } strides || sizes.Length != strides.Length)
        {
            return false;
        }

        (Storage, Offset, Sizes, Strides) = (storage, offset, sizes, strides);
        return true;
    }

    /// <summary>Copies another tensor.</summary>
    public void Set(TorchTensor other) => (Storage, Offset, Sizes, Strides) = (other.Storage, other.Offset, other.Sizes, other.Strides);

    private static long[]? Numbers(object? value)
    {
        const int LargestRank = 64;
        return value is object?[] tuple && tuple.Length <= LargestRank && tuple.All(item => item is long) ? [.. tuple.Cast<long>()] : null;
    }
}

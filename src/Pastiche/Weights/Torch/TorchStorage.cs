namespace Pastiche.Weights.Torch;

/// <summary>A row of elements, stored outside of the pickle, that tensors are views of.</summary>
/// <param name="Key">What names it in the file.</param>
/// <param name="Element">What its elements are.</param>
/// <param name="Whole">How many elements are stored under the key.</param>
/// <param name="First">The first of them that is its own.</param>
/// <param name="Count">How many are its own.</param>
internal sealed record TorchStorage(string Key, TorchElement Element, long Whole, long First, long Count)
{
    /// <summary>The bytes of all that is stored under the key; a count from anybody may be beyond every file.</summary>
    public Int128 Bytes => (Int128)Whole * Element.Size;
}

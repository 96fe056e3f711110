namespace Pastiche.Weights.Torch;

/// <summary>A sequence of elements, stored outside of the pickle, of which tensors are views.</summary>
/// <param name="Key">The key in the file.</param>
/// <param name="Element">The type of the elements.</param>
/// <param name="Whole">The number of elements stored under the key.</param>
/// <param name="First">The first element of this storage among them.</param>
/// <param name="Count">The number of elements of this storage.</param>
internal sealed record TorchStorage(string Key, TorchElement Element, long Whole, long First, long Count)
{
    /// <summary>The bytes of all elements under the key, which in a hostile file may exceed any file.</summary>
    public Int128 Bytes => (Int128)Whole * Element.Size;
}

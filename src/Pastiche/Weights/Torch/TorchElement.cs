namespace Pastiche.Weights.Torch;

/// <summary>What a storage's elements are.</summary>
/// <param name="Name">As PyTorch's storages and tensors are named: Float of FloatStorage and FloatTensor.</param>
/// <param name="Size">Bytes an element.</param>
/// <param name="Format">How it is read; null for what is no floating-point number.</param>
internal sealed record TorchElement(string Name, int Size, ElementFormat? Format)
{
    public static IReadOnlyList<TorchElement> All { get; } =
    [
        new("Float", 4, ElementFormat.Single),
        new("Half", 2, ElementFormat.Half),
        new("BFloat16", 2, ElementFormat.BFloat16),
        new("Double", 8, ElementFormat.Double),
        new("Long", 8, null),
        new("Int", 4, null),
        new("Short", 2, null),
        new("Char", 1, null),
        new("Byte", 1, null),
        new("Bool", 1, null),
    ];
}

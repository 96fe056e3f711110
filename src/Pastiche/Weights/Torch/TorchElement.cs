namespace Pastiche.Weights.Torch;

/// <summary>The type of a storage's elements.</summary>
/// <param name="Name">The name in PyTorch's classes: Float of FloatStorage and FloatTensor.</param>
/// <param name="Size">The bytes of an element.</param>
/// <param name="Format">The format; null if it is not a floating-point number.</param>
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

namespace Pastiche.Checkpoints;

/// <summary>The types of values in sections.</summary>
internal enum ElementType : byte
{
    /// <summary>IEEE 754 single precision.</summary>
    Single = 1,

    /// <summary>IEEE 754 double precision.</summary>
    Double = 2,

    /// <summary>A signed integer of 32 bits.</summary>
    Int32 = 3,

    /// <summary>IEEE 754 half precision.</summary>
    Half = 4,
}

/// <summary>Names the types of values.</summary>
internal static class ElementTypes
{
    /// <summary>The type of values that are held as <typeparamref name="T"/>.</summary>
    public static ElementType Of<T>() where T : unmanaged =>
        typeof(T) == typeof(float) ? ElementType.Single
        : typeof(T) == typeof(double) ? ElementType.Double
        : typeof(T) == typeof(int) ? ElementType.Int32
        : typeof(T) == typeof(Half) ? ElementType.Half
        : throw new NotSupportedException($"{typeof(T)} is no type of values in sections.");

    /// <summary>The bytes of one value; null if this version does not know the type.</summary>
    public static int? SizeOf(ElementType type) => type switch
    {
        ElementType.Single or ElementType.Int32 => 4,
        ElementType.Double => 8,
        ElementType.Half => 2,
        _ => null,
    };
}

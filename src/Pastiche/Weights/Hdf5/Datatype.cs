namespace Pastiche.Weights.Hdf5;

/// <summary>The type of a dataset's elements.</summary>
/// <param name="Size">The bytes of an element.</param>
/// <param name="Obstacle">Why they are not supported, and what to do; null if they are.</param>
internal sealed record Datatype(int Size, string? Obstacle)
{
    private const int WholeNumber = 0;
    private const int FloatingPoint = 1;

    /// <summary>The format of the elements, if they are supported.</summary>
    public ElementFormat Format => Size switch
    {
        2 => ElementFormat.Half,
        4 => ElementFormat.Single,
        _ => ElementFormat.Double,
    };

    /// <summary>
    /// The fields of the IEEE 754 formats: precision, position and size of exponent and mantissa, the exponent's bias, and the sign's
    /// position.
    /// </summary>
    private static readonly Dictionary<uint, Fields> Ieee = new()
    {
        [2] = new Fields(16, 10, 5, 0, 10, 15, 15),
        [4] = new Fields(32, 23, 8, 0, 23, 127, 31),
        [8] = new Fields(64, 52, 11, 0, 52, 1023, 63),
    };

    /// <summary>Reads the type; null if the elements are not numbers.</summary>
    public static Datatype? Read(HeaderMessage message)
    {
        if (message.IsShared) return new Datatype(0, "its type is a named one; save it again as 32-bit floats");
        var fields = message.Content;
        var (kind, order, sign) = (fields.Byte() & 0xF, fields.Byte(), fields.Byte());
        fields.Skip(1);
        var size = fields.UInt32();
        if (kind == WholeNumber) return new Datatype(0, "its elements are whole numbers; floats of 16, 32 or 64 bits are read");
        if (kind != FloatingPoint) return null;
        if ((order & 0x41) != 0)
            return new Datatype(0, "its elements are big-endian; save it again as little-endian 32-bit floats ('<f4')");

        var (offset, precision) = (fields.UInt16(), fields.UInt16());
        var got = new Fields(precision, fields.Byte(), fields.Byte(), fields.Byte(), fields.Byte(), fields.UInt32(), sign);
        return offset == 0 && Ieee.TryGetValue(size, out var expected) && got == expected
            ? new Datatype((int)size, null)
            : new Datatype(0, "its elements are not IEEE floats of 16, 32 or 64 bits; save it again as 32-bit floats");
    }

    private sealed record Fields(
        int Precision, byte ExponentAt, byte ExponentSize, byte MantissaAt, byte MantissaSize, uint Bias, byte SignAt);
}

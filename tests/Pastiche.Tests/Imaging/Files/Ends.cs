using System.Buffers.Binary;

namespace Pastiche.Tests.Imaging.Files;

/// <summary>Numbers as bytes, from either end.</summary>
internal static class Ends
{
    public static byte[] Bytes(ushort number, bool bigEndian) =>
        bigEndian ? [(byte)(number >> 8), (byte)number] : [(byte)number, (byte)(number >> 8)];

    public static byte[] Bytes(uint number, bool bigEndian)
    {
        var bytes = new byte[4];
        if (bigEndian) BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        else BinaryPrimitives.WriteUInt32LittleEndian(bytes, number);
        return bytes;
    }

    public static byte[] Big(int number) => Bytes((uint)number, bigEndian: true);

    public static byte[] Little(int number) => Bytes((uint)number, bigEndian: false);
}

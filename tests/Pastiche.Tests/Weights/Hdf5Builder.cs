using System.Buffers.Binary;
using System.Text;

namespace Pastiche.Tests.Weights;

/// <summary>
/// Writes HDF5 files part by part, with whatever a test wants to be wrong in them. Methods return the address of what they wrote.
/// </summary>
internal sealed class Hdf5Builder
{
    private const int LengthOfSuperblock = 104;
    private readonly List<byte> _bytes = [.. new byte[LengthOfSuperblock]];

    public ulong End => (ulong)_bytes.Count;

    /// <summary>A float of 32 bits, as HDF5 describes it.</summary>
    public static byte[] Single { get; } =
        [0x11, 0x20, 31, 0, .. Number(4, 4), .. Number(0, 2), .. Number(32, 2), 23, 8, 0, 23, .. Number(127, 4)];

    public static byte[] Double { get; } =
        [0x11, 0x20, 63, 0, .. Number(8, 4), .. Number(0, 2), .. Number(64, 2), 52, 11, 0, 52, .. Number(1023, 4)];

    /// <summary>The file, with a superblock before everything.</summary>
    public byte[] File(ulong root, byte version = 0, byte sizeOfAddresses = 8)
    {
        byte[] superblock =
        [
            0x89, .. "HDF\r\n"u8, 0x1A, (byte)'\n', version, 0, 0, 0, 0, sizeOfAddresses, 8, 0, .. Number(4, 2), .. Number(16, 2),
            .. Number(0, 4),
            .. new byte[4 * version],
            .. Number(0, 8), .. Number(ulong.MaxValue, 8), .. Number(End, 8), .. Number(ulong.MaxValue, 8),
            .. Number(0, 8), .. Number(root, 8),
        ];
        byte[] file = [.. _bytes];
        superblock.CopyTo(file, 0);
        return file;
    }

    public ulong Append(params byte[] bytes)
    {
        var address = End;
        _bytes.AddRange(bytes);
        return address;
    }

    public void Set(ulong address, ulong value)
    {
        for (var i = 0; i < sizeof(ulong); i++) _bytes[(int)address + i] = (byte)(value >> (8 * i));
    }

    public ulong Header(params byte[][] messages)
    {
        byte[] all = [.. messages.SelectMany(message => message)];
        return Append([1, 0, .. Number((ulong)messages.Length, 2), .. Number(1, 4), .. Number((ulong)all.Length, 8), .. all]);
    }

    public ulong Heap(string names)
    {
        var data = Append(Encoding.UTF8.GetBytes(names));
        return HeapOver(data, End - data);
    }

    public ulong HeapOver(ulong data, ulong length) =>
        Append([.. "HEAP"u8, 0, 0, 0, 0, .. Number(length, 8), .. Number(1, 8), .. Number(data, 8)]);

    public ulong Node(int level, params ulong[] children) =>
        NodeOf(level, children.Length, [.. children.SelectMany(child => (byte[])[.. Number(0, 8), .. Number(child, 8)]), .. Number(0, 8)]);

    public ulong NodeOf(int level, int count, params byte[] children) =>
        Append(
        [
            .. "TREE"u8, 0, (byte)level, .. Number((ulong)count, 2), .. Number(ulong.MaxValue, 8), .. Number(ulong.MaxValue, 8),
            .. children,
        ]);

    public ulong Leaf(params (int Name, ulong Address)[] links) => Append(
    [
        .. "SNOD"u8, 1, 0, .. Number((ulong)links.Length, 2),
        .. links.SelectMany(link => (byte[])[.. Number((ulong)link.Name, 8), .. Number(link.Address, 8), .. new byte[24]]),
    ]);

    /// <summary>A group with one link.</summary>
    public ulong Group(string name, ulong address) => Header(Table(Node(0, Leaf((0, address))), Heap(name + "\0")));

    public static byte[] Message(int type, params byte[] content) =>
        [.. Number((ulong)type, 2), .. Number((ulong)content.Length, 2), 0, 0, 0, 0, .. content];

    public static byte[] Table(ulong tree, ulong heap) => Message(0x11, [.. Number(tree, 8), .. Number(heap, 8)]);

    public static byte[] Space(params ulong[] sizes) =>
        Message(1, [1, (byte)sizes.Length, 0, 0, 0, 0, 0, 0, .. sizes.SelectMany(size => Number(size, 8))]);

    public static byte[] Type(params byte[] type) => Message(3, type);

    public static byte[] Place(ulong address, ulong length) =>
        Message(8, [3, 1, .. Number(address, 8), .. Number(length, 8), .. new byte[6]]);

    public static byte[] Continuation(ulong address, ulong length) => Message(0x10, [.. Number(address, 8), .. Number(length, 8)]);

    public static byte[] Number(ulong value, int size)
    {
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        return bytes[..size];
    }
}

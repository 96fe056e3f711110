using static System.FormattableString;

namespace Pastiche.Weights.Hdf5;

/// <summary>Reads a group in HDF5's default form: a B-tree of nodes with links, whose names are in a heap.</summary>
internal static class SymbolTable
{
    private const int LengthOfEntry = 40;
    private const int SoftLink = 2;

    public static List<Link> Read(Hdf5File file, Block message)
    {
        var (tree, heap) = (message.UInt64(), ReadHeap(file, message.UInt64()));
        List<Link> links = [];
        Stack<(ulong Address, int? Level)> nodes = new([(tree, null)]);
        while (nodes.TryPop(out var node))
        {
            file.Enter(node.Address, "a part of a group");
            if (node.Level == -1)
            {
                AddLinks(file, node.Address, heap, links);
                continue;
            }

            // The stack reverses them again, so that links come in their order.
            var (level, children) = ReadNode(file, node.Address, node.Level);
            foreach (var child in children.Reverse()) nodes.Push((child, level - 1));
        }

        return links;
    }

    private static Block ReadHeap(Hdf5File file, ulong address)
    {
        file.Enter(address, "a heap of names");
        var heap = file.Read(address, 32, "a heap of names");
        heap.Expect("HEAP", 0, "heap of names");
        heap.Skip(3);
        var length = heap.UInt64();
        heap.Skip(sizeof(ulong));
        return file.Read(heap.UInt64(), length, "a heap of names");
    }

    private static (int Level, ulong[] Children) ReadNode(Hdf5File file, ulong address, int? expectedLevel)
    {
        const int LengthOfHead = 24;
        const int LengthOfChild = 16;
        var head = file.Read(address, LengthOfHead, "a node of a group");
        head.Expect("TREE", 0, "node of a group");
        int level = head.Byte();
        if (expectedLevel is { } expected && level != expected)
            throw file.Damaged(Invariant($"the node of a group at byte {address:N0} has level {level}; expected {expected}"));
        var children = new ulong[head.UInt16()];
        var block = file.Read(address + LengthOfHead, (ulong)children.Length * LengthOfChild, "a node of a group");
        for (var i = 0; i < children.Length; i++)
        {
            // Each child is preceded by its first name.
            block.Skip(sizeof(ulong));
            children[i] = block.UInt64();
        }

        return (level, children);
    }

    private static void AddLinks(Hdf5File file, ulong address, Block heap, List<Link> links)
    {
        const int LengthOfHead = 8;
        var head = file.Read(address, LengthOfHead, "a list of links");
        head.Expect("SNOD", 1, "list of links");
        head.Skip(1);
        var count = head.UInt16();
        var block = file.Read(address + LengthOfHead, (ulong)count * LengthOfEntry, "a list of links");
        for (var i = 0; i < count; i++)
        {
            var entry = block.Take(LengthOfEntry);
            var name = heap.TextAt(entry.UInt64(), Link.LongestName);
            if (string.IsNullOrEmpty(name))
                throw file.Damaged(Invariant($"the link before byte {entry.Address:N0} has no name of 1 to {Link.LongestName} bytes"));
            var target = entry.UInt64();
            file.Charge(name.Length);
            if (entry.UInt32() != SoftLink) links.Add(new Link(name, target));
        }
    }
}

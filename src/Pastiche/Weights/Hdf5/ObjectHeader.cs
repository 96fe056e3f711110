using static System.FormattableString;

namespace Pastiche.Weights.Hdf5;

/// <summary>The header of a group or a dataset, versions 1 and 2: a list of messages in one or several blocks.</summary>
internal sealed class ObjectHeader
{
    private readonly List<HeaderMessage> _messages = [];
    private readonly Queue<(ulong Address, ulong Length)> _continuations = [];

    private ObjectHeader()
    {
    }

    public static ObjectHeader Read(Hdf5File file, ulong address)
    {
        const int LengthOfPrefix = 16;
        var header = new ObjectHeader();
        var prefix = file.Read(address, LengthOfPrefix, "an object header");
        var first = prefix.Byte();
        if (first == 1) header.ReadFirst(file, address, prefix);
        else if (first == 'O') header.ReadSecond(file, address);
        else throw file.Damaged(Invariant($"there is no object header at byte {address:N0}"));
        return header;
    }

    /// <summary>Finds the message of a type; null if there is none. A well-formed file has at most one.</summary>
    public HeaderMessage? Find(HeaderMessageType type) => _messages.Find(message => message.Type == type);

    public IEnumerable<HeaderMessage> All(HeaderMessageType type) => _messages.Where(message => message.Type == type);

    private void ReadFirst(Hdf5File file, ulong address, Block prefix)
    {
        prefix.Skip(7);
        _continuations.Enqueue((address + 16, prefix.UInt32()));
        while (_continuations.TryDequeue(out var next))
        {
            file.Enter(next.Address, "a block of messages");
            var block = file.Read(next.Address, next.Length, "a block of messages");
            while (block.Remaining >= 8)
            {
                var (type, size, flags) = (block.UInt16(), block.UInt16(), block.Byte());
                block.Skip(3);
                Add(type, flags, block.Take(size));
            }
        }
    }

    private void ReadSecond(Hdf5File file, ulong address)
    {
        const int LongestPrefix = 34;
        var prefix = file.Read(address, Math.Min(LongestPrefix, (ulong)file.Length - address), "an object header");
        prefix.Expect("OHDR", 2, "object header");
        var flags = prefix.Byte();
        if ((flags & 0x20) != 0) prefix.Skip(16);
        if ((flags & 0x10) != 0) prefix.Skip(4);
        var length = prefix.Unsigned(1 << (flags & 3));
        ReadMessages(file.Read((ulong)prefix.Address, length, "a block of messages"), flags);

        while (_continuations.TryDequeue(out var next))
        {
            file.Enter(next.Address, "a block of messages");
            var block = file.Read(next.Address, next.Length, "a block of messages");
            if (block.Text(4) != "OCHK") throw file.Damaged(Invariant($"no messages go on at byte {next.Address:N0}"));
            ReadMessages(block.Take(Math.Max(0, block.Remaining - sizeof(uint))), flags);
        }
    }

    private void ReadMessages(Block block, byte flagsOfHeader)
    {
        var withOrder = (flagsOfHeader & 4) != 0;
        while (block.Remaining >= (withOrder ? 6 : 4))
        {
            var (type, size, flags) = (block.Byte(), block.UInt16(), block.Byte());
            if (withOrder) block.Skip(2);
            Add(type, flags, block.Take(size));
        }
    }

    private void Add(int type, byte flags, Block content)
    {
        if (type == (int)HeaderMessageType.Continuation) _continuations.Enqueue((content.UInt64(), content.UInt64()));
        else if (Enum.IsDefined((HeaderMessageType)type)) _messages.Add(new((HeaderMessageType)type, (flags & 2) != 0, content));
    }
}

using static System.FormattableString;

namespace Pastiche.Weights.Hdf5;

/// <summary>A link in a group: its name, and the position of the object header that it leads to.</summary>
internal sealed record Link(string Name, ulong Address)
{
    /// <summary>The longest name that is accepted, in bytes; file systems allow 255.</summary>
    public const int LongestName = 1024;

    /// <summary>The address that means none.</summary>
    public const ulong NoAddress = ulong.MaxValue;

    /// <summary>Reads the links of an object; none if it is no group. Soft and external links are skipped.</summary>
    public static IEnumerable<Link> Of(ObjectHeader header, Hdf5File file)
    {
        if (header.Find(HeaderMessageType.SymbolTable) is { } table) return SymbolTable.Read(file, table.Content);
        if (header.Find(HeaderMessageType.LinkInfo) is { } info) RefuseDense(info.Content);
        return header.All(HeaderMessageType.Link).Select(message => Read(message.Content)).OfType<Link>();
    }

    /// <summary>Refuses dense storage of links, which newer files use from eight links on and Keras never does.</summary>
    private static void RefuseDense(Block info)
    {
        info.ExpectVersion(0, "link information");
        if ((info.Byte() & 1) != 0) info.Skip(sizeof(long));
        if (info.UInt64() == NoAddress) return;
        throw Errors.UnsupportedWeights(
            info.File.Path,
            "its groups are kept in a way that Keras does not use",
            "save it again with h5py's libver='earliest', its default");
    }

    private static Link? Read(Block message)
    {
        message.ExpectVersion(1, "link");
        var flags = message.Byte();
        var type = (flags & 8) != 0 ? message.Byte() : 0;
        if ((flags & 4) != 0) message.Skip(sizeof(long));
        if ((flags & 16) != 0) message.Skip(1);
        var length = message.Unsigned(1 << (flags & 3));
        if (length is 0 or > LongestName)
        {
            throw message.File.Damaged(Invariant(
                $"the link's name at byte {message.Address:N0} has {length:N0} bytes; expected 1 to {LongestName}"));
        }

        var name = message.Text((int)length);
        return type == 0 ? new Link(name, message.UInt64()) : null;
    }
}

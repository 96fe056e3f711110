using System.Buffers.Binary;

namespace Pastiche.Imaging.ColorSpaces;

/// <summary>The properties of the primary picture in a HEIF file (ISO/IEC 23008-12), such as AVIF.</summary>
/// <param name="file">The file.</param>
internal sealed class HeifItem(byte[] file)
{
    /// <summary>The bytes of version and flags in full boxes.</summary>
    private const int FullHeader = 4;

    private readonly ReadOnlyMemory<byte> _meta = Behind(IsoBoxes.Find(file, "meta"), FullHeader);

    private ReadOnlyMemory<byte> AllProperties => IsoBoxes.Find(_meta, "iprp");

    /// <summary>The contents of the picture's properties of a type.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Properties(string name)
    {
        var indices = IsoBoxes.In(AllProperties).Where(box => box.Name == "ipma").SelectMany(box => Associated(box.Content)).ToHashSet();
        return IsoBoxes.In(IsoBoxes.Find(AllProperties, "ipco")).Index()
            .Where(property => property.Item.Name == name && indices.Contains(property.Index + 1))
            .Select(property => property.Item.Content);
    }

    /// <summary>The contents of all properties of a type, of any picture in the file.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> PropertiesOfAll(string name) =>
        IsoBoxes.In(IsoBoxes.Find(AllProperties, "ipco")).Where(box => box.Name == name).Select(box => box.Content);

    /// <summary>Whether a reference states that colors are premultiplied by alpha.</summary>
    public bool IsPremultiplied => IsoBoxes.In(Behind(IsoBoxes.Find(_meta, "iref"), FullHeader)).Any(reference => reference.Name == "prem");

    private uint Primary
    {
        get
        {
            var content = IsoBoxes.Find(_meta, "pitm");
            return content.Length < FullHeader + 2 ? 0 : Number(content, FullHeader, content.Span[0] == 0 ? 2 : 4);
        }
    }

    /// <summary>The indices, from 1, of the properties that a box associates with the picture.</summary>
    private HashSet<int> Associated(ReadOnlyMemory<byte> associations)
    {
        var indices = new HashSet<int>();
        if (associations.Length < FullHeader + 4) return indices;
        var (identifier, index) = (associations.Span[0] == 0 ? 2 : 4, (associations.Span[3] & 1) == 0 ? 1 : 2);
        var (primary, items, place) = (Primary, Number(associations, FullHeader, 4), FullHeader + 4);
        for (; items > 0 && place + identifier < associations.Length; items--)
        {
            var isPrimary = Number(associations, place, identifier) == primary;
            place += identifier;
            for (var left = associations.Span[place++]; left > 0 && place + index <= associations.Length; left--, place += index)
                // The highest bit marks properties that must be understood.
                if (isPrimary) indices.Add((int)(Number(associations, place, index) & (index == 1 ? 0x7F : 0x7FFF)));
        }

        return indices;
    }

    private static ReadOnlyMemory<byte> Behind(ReadOnlyMemory<byte> content, int header) =>
        content.Length < header ? default : content[header..];

    private static uint Number(ReadOnlyMemory<byte> bytes, int place, int size) => place + size > bytes.Length ? 0 : size switch
    {
        1 => bytes.Span[place],
        2 => BinaryPrimitives.ReadUInt16BigEndian(bytes.Span[place..]),
        _ => BinaryPrimitives.ReadUInt32BigEndian(bytes.Span[place..]),
    };
}

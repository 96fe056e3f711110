namespace Pastiche.Weights.Hdf5;

/// <summary>The types of messages in object headers that are read.</summary>
internal enum HeaderMessageType
{
    Dataspace = 0x01,
    LinkInfo = 0x02,
    Datatype = 0x03,
    Link = 0x06,
    ExternalFiles = 0x07,
    Layout = 0x08,
    Filters = 0x0B,
    Continuation = 0x10,
    SymbolTable = 0x11,
}

/// <summary>A message of an object header.</summary>
/// <param name="Type">The type.</param>
/// <param name="IsShared">Whether it only refers to another place in the file.</param>
/// <param name="Content">The fields.</param>
internal sealed record HeaderMessage(HeaderMessageType Type, bool IsShared, Block Content);

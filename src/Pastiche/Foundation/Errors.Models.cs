using static System.FormattableString;

namespace Pastiche.Foundation;

/// <summary>Errors about the store of networks and its downloads.</summary>
internal static partial class Errors
{
    public static PasticheException UnusableModel(string path, string why, Exception? cause = null) =>
        new($"{path}: the network in it cannot be used: {why}.", cause);

    public static PasticheException OtherArchitecture(string path, string got, string expected) =>
        new($"{path}: there is {got} in it; expected {expected}: choose another file, or another name for it.");

    public static PasticheException NoHalf(string path) =>
        new($"{path}: only VGG-16 and VGG-19 can be kept as 16-bit floats; leave it at full precision.");

    public static PasticheException NoRoom(string path, long bytes, long room) =>
        new(Invariant($"{path}: there is no room: {bytes:N0} bytes are to come, {room:N0} are free; make room, or use another folder."));

    public static PasticheException NoDownload(string name, string url, IReadOnlyList<string> failures) => new(
        $"{name} cannot be downloaded ({Tame(string.Join("; ", failures), 1000)}); by hand: download {url} with any program on any "
        + $"computer, then pastiche models import FILE --name {name}.");

    public static PasticheException WrongChecksum(string from, string name, long bytes, string got, string expected) => new(
        Invariant($"{from}: the file is not {name}, or it is damaged: {bytes:N0} bytes with {got}; ")
        + $"expected {expected}; get it elsewhere, or import it under another name.");

    public static PasticheException BuiltIn(string name) =>
        new($"{name} is inside the library and needs no file; choose another name.");

    public static PasticheException ModelIsThere(string name) =>
        new($"There is a network named {name} in the store already; remove it first, or choose another name.");

    public static PasticheException NoModel(string name, IReadOnlyList<string> known) => new(known.Count == 0
        ? $"There is no network named {name} in the store, which is empty."
        : $"There is no network named {name} in the store; {Names.Suggest(name, known)}");

    public static PasticheException StrangeStoredModel(string path, string name, Exception cause) => new(
        $"{path}: what is known of the network cannot be understood ({Tame(cause.Message)}); remove {name} and fetch it again.", cause);
}

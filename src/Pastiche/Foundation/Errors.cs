namespace Pastiche.Foundation;

/// <summary>The exceptions of this library, whose messages all say what was got, what is accepted, where, and the way out.</summary>
internal static partial class Errors
{
    public static PasticheException OutOfRange(string setting, string got, string accepted) =>
        new($"{setting} is {got}; accepted: {accepted}.");

    public static PasticheException WrongLength(string what, int got, int expected, string where) =>
        new($"{what}: {got:N0} values; expected {expected:N0} for {where}.");

    public static PasticheException UnknownName(string kind, string got, IEnumerable<string> known) =>
        new($"There is no {kind} named {got}; {Names.Suggest(got, [.. known])}");

    public static PasticheException NoSuchFile(string path) => new($"{path}: {NoSuchFile(Graphs.RealPath.IsUtf8(path))}.");

    /// <summary>The part of a message that says that a file does not exist, or cannot be opened by such a name.</summary>
    public static string NoSuchFile(bool isUtf8) => isUtf8
        ? "no such file"
        : "its name is no UTF-8, and such files cannot be opened by name; rename it, or send a picture in as - < FILE";

    public static PasticheException Unreadable(string path, string why, Exception? cause = null) =>
        new($"{path}: cannot be read: {why}.", cause);

    public static PasticheException Unwritable(string path, string why, Exception? cause = null) =>
        new($"{path}: cannot be written: {why}.", cause);

    public static PasticheException AlreadyThere(string path) =>
        new($"{path}: there is such a file already; choose another name or ask for it to be overwritten.");

    /// <summary>The last line of an exception's message, which says most, as a part of another message.</summary>
    public static string Reason(Exception exception) => Tame(exception.Message.Trim().Split('\n')[^1].Trim());

    private static string Listed(IEnumerable<string> names) =>
        names.ToArray() is { Length: > 0 } some ? Tame(string.Join(", ", some)) : "none";

    /// <summary>Makes untrusted text safe as a part of a message: one line, printable, not too long.</summary>
    private static string Tame(string text, int longest = 300)
    {
        var line = Printable.Text(text[..Math.Min(text.Length, longest)]).TrimEnd('.');
        return text.Length > longest ? line + "…" : line;
    }
}

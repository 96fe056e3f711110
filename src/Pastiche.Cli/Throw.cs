using System.Diagnostics.CodeAnalysis;

namespace Pastiche.Cli;

/// <summary>Every message about a wrong command line, in one place, so that they stay alike: got, expected, and the way out.</summary>
internal static class Throw
{
    [DoesNotReturn]
    public static void OutOfRange(string option, string got, string accepted) =>
        throw new PasticheException($"{option} is {Shown(got)}; accepted: {accepted}.");

    [DoesNotReturn]
    public static void UnknownName(string option, string got, IReadOnlyList<string> known) =>
        throw new PasticheException($"{option} is {Shown(got)}; {Names.Suggest(got, known)}");

    [DoesNotReturn]
    public static void Contradiction(string one, string other, string why) =>
        throw new PasticheException($"{one} and {other} contradict each other: {why}; give one of them.");

    [DoesNotReturn]
    public static void NeedsAnother(string option, string other) => throw new PasticheException($"{option} does nothing alone; add {other}.");

    [DoesNotReturn]
    public static void WrongCount(string option, int got, int expected) => throw new PasticheException(
        $"{option} has {got} {(got == 1 ? "number" : "numbers")} for {expected} {(expected == 1 ? "style" : "styles")}; give one for each.");

    [DoesNotReturn]
    public static void SecondMask(string option, string style) =>
        throw new PasticheException($"{option} names {style} twice; a style takes one mask: put both into one picture.");

    [DoesNotReturn]
    public static void NoImages(string folder, IEnumerable<string> extensions) => throw new PasticheException(
        $"{folder}: there is no picture in that folder; accepted: files that end in {string.Join(", ", extensions)}.");

    [DoesNotReturn]
    public static void UnneededInput(string path, string recipe) =>
        throw new PasticheException($"{path}: the recipe of {recipe} needs no picture more; leave it out.");

    [DoesNotReturn]
    public static void MissingInput(string recipe, string kind, string? checksum) => throw new PasticheException(checksum is null
        ? $"{recipe}: {kind} came from no file, so it cannot be found; name a file for it."
        : $"{recipe}: {kind} is neither named nor beside it; name the file with SHA-256 {checksum}.");

    [DoesNotReturn]
    public static void NoInput(string path, string why) => throw new PasticheException($"{path}: cannot be read: {why}; name a picture.");

    [DoesNotReturn]
    public static void SecondInput(string name) =>
        throw new PasticheException($"{name} stands for two pictures, and standard input holds one; name a file for the other.");

    [DoesNotReturn]
    public static void NoTerminal(string output) => throw new PasticheException(
        $"{output}: standard output is a terminal, which shows no pictures; send it on into a program or a file.");

    [DoesNotReturn]
    public static void NoComparison(string output) =>
        throw new PasticheException($"{output}: replay reads the picture again to compare it; choose a file.");

    [DoesNotReturn]
    public static void NoMatch(string option, string pattern, IEnumerable<string> extensions) => throw new PasticheException(
        $"{option} is {pattern}, and no picture matches it; accepted: files that end in {string.Join(", ", extensions)}.");

    [DoesNotReturn]
    public static void NoPairs(string contents, string styles, string pairs) =>
        throw new PasticheException($"nothing to paint; give {contents} and {styles}, or {pairs}.");

    [DoesNotReturn]
    public static void NoPairsInFile(string path, string columns) =>
        throw new PasticheException($"{path}: there is no pair in it; expected lines of {columns}.");

    [DoesNotReturn]
    public static void WrongColumns(string path, int line, int got, string columns) => throw new PasticheException(
        $"{path}, line {line}: {got} {(got == 1 ? "column" : "columns")}; expected {columns}, with commas between them and quotes around a value that has one.");

    [DoesNotReturn]
    public static void NoValue(string path, int line, string column) =>
        throw new PasticheException($"{path}, line {line}: the {column} is empty, or no text; expected the path of a picture.");

    [DoesNotReturn]
    public static void StrayQuote(string path, int line) => throw new PasticheException(
        $"{path}, line {line}: a quote within a value, or none at its end; expected quotes around the whole value, and two for each within.");

    [DoesNotReturn]
    public static void NoResultName(string path, int line, string got, string accepted) => throw new PasticheException(
        $"{path}, line {line}: the output is {got}; expected the name of a file in the output folder that ends in {accepted}.");

    [DoesNotReturn]
    public static void SameResult(string name) =>
        throw new PasticheException($"{name}: two pictures would go there, or the contact sheet; give each another output.");

    [DoesNotReturn]
    public static void ResultIsInput(string output, string input) =>
        throw new PasticheException($"{output}: it is a {input} picture and would be overwritten; choose another output folder.");

    [DoesNotReturn]
    public static void MadeOtherwise(string path) => throw new PasticheException(
        $"{path}: there is such a file already, made otherwise; choose another output folder or add --overwrite.");

    [DoesNotReturn]
    public static void NoFolder(string path, Exception cause) =>
        throw new PasticheException($"{path}: the folder cannot be created: {cause.Message.TrimEnd('.')}.", cause);

    [DoesNotReturn]
    public static void FileInsteadOfFolder(string path, string file) =>
        throw new PasticheException($"{path}: the folder cannot be created: {file} is a file; choose another one.");

    [DoesNotReturn]
    public static void UnreadableFolder(string pattern, Exception cause) =>
        throw new PasticheException($"{pattern}: a folder cannot be read: {cause.Message.TrimEnd('.')}.", cause);

    [DoesNotReturn]
    public static void Unreadable(string path, Exception cause) =>
        throw new PasticheException($"{path}: cannot be read: {cause.Message.TrimEnd('.')}.", cause);

    [DoesNotReturn]
    public static void OutputIsInput(string output, string input) =>
        throw new PasticheException($"{output}: it is the {input} picture and would be overwritten; choose another output file.");

    [DoesNotReturn]
    public static void AlreadyThere(string path) =>
        throw new PasticheException($"{path}: there is such a file already; choose another name or add --overwrite.");

    [DoesNotReturn]
    public static void NoAlpha(string path, string format) => throw new PasticheException(
        $"{path}: {format} cannot be transparent, and the content picture is; use .png, .webp or .tiff, or add --background white.");

    [DoesNotReturn]
    public static void TooSmall(string path, string size, int least) =>
        throw new PasticheException(
            $"{path}: the picture is {size}; the longer side needs at least {least} pixels to have something in it.");

    [DoesNotReturn]
    public static void NoStart(string option, string got, IReadOnlyList<string> known) =>
        throw new PasticheException(
            $"{option} is {Shown(got)}, and there is no such file; accepted: {string.Join(", ", known)} or a picture file.");

    [DoesNotReturn]
    public static void NoMemory(long available, long needed) => throw new PasticheException(
        $".NET may have {available >> 20} MB of memory here, and this program needs {needed >> 20} MB to start; "
        + "raise the limit (DOTNET_GCHeapHardLimit, or the container's).");

    [DoesNotReturn]
    public static void TooLittleMemory(string needed, int longSide, string available, string wayOut) =>
        throw new PasticheException($"this needs about {needed} of memory at {longSide} pixels, {available} are there; {wayOut}.");

    [DoesNotReturn]
    public static void NotInFormat(string option, string output, string why) =>
        throw new PasticheException($"{option} does not go with {output}: {why}.");

    [DoesNotReturn]
    public static void SameFile(string option, string path) =>
        throw new PasticheException($"{option} is {path}, which is where the picture goes; choose another file for one of them.");

    [DoesNotReturn]
    public static void NoSource(string got) => throw new PasticheException(
        $"--from is {Shown(got)}, and there is no such file; accepted: a file, or an address that begins with https:// or http://.");

    [DoesNotReturn]
    public static void TooFewLayers(int depth, IReadOnlyList<string> layers) => throw new PasticheException(
        $"{depth} style layers are asked for and there {(layers.Count == 1 ? "is 1" : $"are {layers.Count}")}: {string.Join(", ", layers)}; give --depths up to {layers.Count}, or more --style-layers.");

    [DoesNotReturn]
    public static void StrangeSweep(string path, Exception cause) => throw new PasticheException(
        $"{path}: how the sweep was made cannot be understood; another version of Pastiche may have written it.", cause);

    [DoesNotReturn]
    public static void NoFile(string name) => throw new PasticheException($"{name} is empty; accepted: the path of a file.");

    [DoesNotReturn]
    public static void AsTrained(string option, string backbone) => throw new PasticheException(
        $"{option} does not go with {backbone}: it is inside the program as it was trained; choose another --backbone.");

    [DoesNotReturn]
    public static void NotPulled(CatalogEntry entry) => throw new PasticheException(
        $"the network {entry.Name} is not on this computer; get it with: pastiche models pull {entry.Name}; or by hand: download {entry.Urls[0]} on any "
        + $"computer, then: pastiche models import FILE --name {entry.Name}.");

    [DoesNotReturn]
    public static void UnknownBackbone(string option, string got, IReadOnlyList<string> known) => throw new PasticheException(
        $"{option} is {Shown(got)}, and there is no such file; {Names.Suggest(got, known)}");

    [DoesNotReturn]
    public static void NoSuchFile(string path) => Pastiche.Throw.NoSuchFile(path);

    private static string Shown(string got) => got.Length == 0 ? "empty" : got;
}

namespace Pastiche.Cli.Platform;

/// <summary>All errors of the command line, in one place so that their messages stay alike: got, expected, and a solution.</summary>
internal static class Errors
{
    public static PasticheException OutOfRange(string option, string got, string accepted) =>
        new PasticheException($"{option} is {Shown(got)}; accepted: {accepted}.");

    public static PasticheException UnknownName(string option, string got, IReadOnlyList<string> known) =>
        new PasticheException($"{option} is {Shown(got)}; {Names.Suggest(got, known)}");

    public static PasticheException Contradiction(string one, string other, string why) =>
        new PasticheException($"{one} and {other} contradict each other: {why}; give one of them.");

    public static PasticheException NeedsAnother(string option, string other) =>
        new PasticheException($"{option} does nothing alone; add {other}.");

    public static PasticheException WrongCount(string option, int got, int expected) => new PasticheException(
        $"{option} has {got} {(got == 1 ? "number" : "numbers")} for {expected} {(expected == 1 ? "style" : "styles")}; give one "
            + "for each.");

    public static PasticheException SecondMask(string option, string style) =>
        new PasticheException($"{option} names {style} twice; a style takes one mask: put both into one picture.");

    public static PasticheException NoImages(string folder, IEnumerable<string> extensions) => new PasticheException(
        $"{folder}: there is no picture in that folder; accepted: files that end in {string.Join(", ", extensions)}.");

    public static PasticheException UnneededInput(string path, string recipe) =>
        new PasticheException($"{path}: the recipe of {recipe} needs no further picture; omit this one.");

    public static PasticheException MissingInput(string recipe, string kind, string? checksum) => new PasticheException(checksum is null
        ? $"{recipe}: {kind} came from no file, so it cannot be found; name a file for it."
        : $"{recipe}: {kind} is neither named nor beside it; name the file with SHA-256 {checksum}.");

    public static PasticheException NoInput(string path, string why) =>
        new PasticheException($"{path}: cannot be read: {why}; name a picture.");

    public static PasticheException SecondInput(string name) =>
        new PasticheException($"{name} stands for two pictures, and standard input holds one; name a file for the other.");

    public static PasticheException NoTerminal(string output) => new PasticheException(
        $"{output}: standard output is a terminal, which shows no pictures; send it on into a program or a file.");

    public static PasticheException NoComparison(string output) =>
        new PasticheException($"{output}: replay reads the picture again to compare it; choose a file.");

    public static PasticheException NoMatch(string option, string pattern, IEnumerable<string> extensions) => new PasticheException(
        $"{option} is {pattern}, and no picture matches it; accepted: files that end in {string.Join(", ", extensions)}.");

    public static PasticheException NoPairs(string contents, string styles, string pairs) =>
        new PasticheException($"nothing to paint; give {contents} and {styles}, or {pairs}.");

    public static PasticheException NoPairsInFile(string path, string columns) =>
        new PasticheException($"{path}: there is no pair in it; expected lines of {columns}.");

    public static PasticheException WrongColumns(string path, int line, int got, string columns) => new PasticheException(
        $"{path}, line {line}: {got} {(got == 1 ? "column" : "columns")}; expected {columns}, with commas between them and quotes "
            + "around a value that has one.");

    public static PasticheException NoValue(string path, int line, string column) =>
        new PasticheException($"{path}, line {line}: the {column} is empty, or no text; expected the path of a picture.");

    public static PasticheException StrayQuote(string path, int line) => new PasticheException(
        $"{path}, line {line}: a quote within a value, or none at its end; expected quotes around the whole value, and two for "
            + "each within.");

    public static PasticheException NoResultName(string path, int line, string got, string accepted) => new PasticheException(
        $"{path}, line {line}: the output is {got}; expected the name of a file in the output folder that ends in {accepted}.");

    public static PasticheException SameResult(string name) =>
        new PasticheException($"{name}: two pictures would go there, or the contact sheet; give each another output.");

    public static PasticheException ResultIsInput(string output, string input) =>
        new PasticheException($"{output}: it is a {input} picture and would be overwritten; choose another output folder.");

    public static PasticheException MadeOtherwise(string path) => new PasticheException(
        $"{path}: there is such a file already, made otherwise; choose another output folder or add --overwrite.");

    public static PasticheException NoFolder(string path, Exception cause) =>
        new PasticheException($"{path}: the folder cannot be created: {cause.Message.TrimEnd('.')}.", cause);

    public static PasticheException FileInsteadOfFolder(string path, string file) =>
        new PasticheException($"{path}: the folder cannot be created: {file} is a file; choose another one.");

    public static PasticheException UnreadableFolder(string pattern, Exception cause) =>
        new PasticheException($"{pattern}: a folder cannot be read: {cause.Message.TrimEnd('.')}.", cause);

    public static PasticheException Unreadable(string path, Exception cause) =>
        new PasticheException($"{path}: cannot be read: {cause.Message.TrimEnd('.')}.", cause);

    public static PasticheException OutputIsInput(string output, string input) =>
        new PasticheException($"{output}: it is the {input} picture and would be overwritten; choose another output file.");

    public static PasticheException AlreadyThere(string path) =>
        new PasticheException($"{path}: there is such a file already; choose another name or add --overwrite.");

    public static PasticheException NoAlpha(string path, string format) => new PasticheException(
        $"{path}: {format} cannot be transparent, and the content picture is; use .png, .webp or .tiff, or add --background white.");

    public static PasticheException TooSmall(string path, string size, int least) =>
        new PasticheException(
            $"{path}: the picture is {size}; the longer side needs at least {least} pixels to have something in it.");

    public static PasticheException NoStart(string option, string got, IReadOnlyList<string> known) =>
        new PasticheException(
            $"{option} is {Shown(got)}, and there is no such file; accepted: {string.Join(", ", known)} or a picture file.");

    public static PasticheException NoMemory(long available, long needed) => new PasticheException(
        $".NET may have {available >> 20} MB of memory here, and this program needs {needed >> 20} MB to start; "
        + "raise the limit (DOTNET_GCHeapHardLimit, or the container's).");

    public static PasticheException TooLittleMemory(string needed, int longSide, string available, string wayOut) =>
        new PasticheException($"this needs about {needed} of memory at {longSide} pixels, {available} are there; {wayOut}.");

    public static PasticheException NotInFormat(string option, string output, string why) =>
        new PasticheException($"{option} does not go with {output}: {why}.");

    public static PasticheException SameFile(string option, string path) =>
        new PasticheException($"{option} is {path}, which is where the picture goes; choose another file for one of them.");

    public static PasticheException ReadOnce(string option, string input) => new PasticheException(
        $"{option} does not go with {input}: it can be read only once, and resuming reads it again; name a file.");

    public static PasticheException NoCheckpointFile(string path) =>
        new PasticheException($"{path}: a checkpoint is read again, which a stream cannot be; name a file.");

    public static PasticheException CheckpointThere(string path) => new PasticheException(
        $"{path}: there is such a file already; go on from it by: pastiche resume {path}; or choose another name or add --overwrite.");

    public static PasticheException NoJob(string path) => new PasticheException(
        $"{path}: a program wrote this checkpoint that uses the library, not pastiche stylize or texture; resume it there.");

    public static PasticheException ChangedInputs(string checkpoint, IEnumerable<string> changes) => new PasticheException(
        $"{checkpoint}: it goes on only with the pictures that it began with: {string.Join("; ", changes)}; put them back.");

    public static PasticheException NoSource(string got) => new PasticheException(
        $"--from is {Shown(got)}, and there is no such file; accepted: a file, or an address that begins with https:// or http://.");

    public static PasticheException TooFewLayers(int depth, IReadOnlyList<string> layers) => new PasticheException(
        $"{depth} style layers are asked for and there {(layers.Count == 1 ? "is 1" : $"are {layers.Count}")}: "
        + $"{string.Join(", ", layers)}; give --depths up to {layers.Count}, or more --style-layers.");

    public static PasticheException NoFile(string name) => new PasticheException($"{name} is empty; accepted: the path of a file.");

    public static PasticheException AsTrained(string option, string backbone) => new PasticheException(
        $"{option} does not go with {backbone}: it is inside the program as it was trained; choose another --backbone.");

    public static PasticheException NotPulled(CatalogEntry entry) => new PasticheException(
        $"the network {entry.Name} is not on this computer; get it with: pastiche models pull {entry.Name}; or by hand: "
            + $"download {entry.Urls[0]} on any "
        + $"computer, then: pastiche models import FILE --name {entry.Name}.");

    public static PasticheException UnknownBackbone(string option, string got, IReadOnlyList<string> known) => new PasticheException(
        $"{option} is {Shown(got)}, and there is no such file; {Names.Suggest(got, known)}");

    public static PasticheException NoSuchFile(string path) => throw Foundation.Errors.NoSuchFile(path);

    private static string Shown(string got) => got.Length == 0 ? "empty" : got;
}

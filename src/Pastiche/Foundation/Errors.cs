using Pastiche.Backbones;
using Pastiche.Models;
using static System.FormattableString;

namespace Pastiche.Foundation;

/// <summary>Every message of this library, in one place, so that they stay alike: got, expected, where, and the way out.</summary>
internal static partial class Errors
{
    public static PasticheException OutOfRange(string setting, string got, string accepted) =>
        new PasticheException($"{setting} is {got}; accepted: {accepted}.");

    public static PasticheException WrongLength(string what, int got, int expected, string where) =>
        new PasticheException($"{what}: {got:N0} values; expected {expected:N0} for {where}.");

    public static PasticheException NoSuchFile(string path) => new PasticheException($"{path}: {NoSuchFile(Graphs.RealPath.IsUtf8(path))}.");

    /// <summary>That a file is not there, or is not found by such a name.</summary>
    public static string NoSuchFile(bool isUtf8) => isUtf8
        ? "no such file"
        : "its name is no UTF-8, and such files cannot be opened by name; rename it, or send a picture in as - < FILE";

    public static PasticheException UnreadableImage(string path, string why, Exception? cause = null) =>
        new PasticheException($"{path}: cannot be read: {why}.", cause);

    public static PasticheException NotAnImage(string path, string got) =>
        new PasticheException($"{path}: {got} (JPEG, PNG, WebP, TIFF, GIF or AVIF expected).");

    public static PasticheException DamagedImage(string path, string reason, Exception? cause = null) =>
        new PasticheException($"{path}: the picture is damaged or cut short ({reason}); get a whole copy of it.", cause);

    public static PasticheException EmptyImage(string path, int width, int height, long bytes) =>
        new PasticheException(Invariant(
            $"{path}: the picture claims to be {width}×{height} in a file of {bytes:N0} bytes: it is damaged, or flat; use one with something to see."));

    public static PasticheException UnwritableImage(string path, string why, Exception? cause = null) =>
        new PasticheException($"{path}: cannot be written: {why}.", cause);

    public static PasticheException AlreadyThere(string path) =>
        new PasticheException($"{path}: there is such a file already; choose another name or ask for it to be overwritten.");

    public static PasticheException NoSixteenBits(string path, string format) =>
        new PasticheException($"{path}: {format} has 8 bits a channel, not 16; use .png or .tiff, or 8 bits.");

    public static PasticheException NoAlpha(string path, string format) =>
        new PasticheException($"{path}: {format} cannot be transparent, and the picture is; use .png, .webp or .tiff, or give a background colour.");

    public static PasticheException NoRecipe(string path) =>
        new PasticheException($"{path}: there is no recipe in it; pictures that Pastiche made carry one, unless another program took it out.");

    public static PasticheException LongRecipe(string path, int most) =>
        new PasticheException(Invariant($"{path}: it is longer than {most:N0} bytes, which no recipe is; name a recipe, or a picture with one."));

    public static PasticheException UnreadableRecipe(string path, string why, Exception cause) =>
        new PasticheException($"{path}: cannot be read: {why}.", cause);

    public static PasticheException StrangeRecipe(string where, Exception cause) =>
        new PasticheException($"{where}: the recipe cannot be understood ({Tame(cause.Message)}); another version of Pastiche may have written it.", cause);

    public static PasticheException MissingStart(string? checksum) =>
        new PasticheException($"The picture to start from is not there; load the one whose file has SHA-256 {checksum ?? "(unknown)"}.");

    public static PasticheException Invisible(string kind) =>
        new PasticheException($"The {kind} picture is transparent everywhere; use one with something to see.");

    public static PasticheException NoTile(string size, int stride, string nearest) => new PasticheException(
        $"A tileable picture cannot be {size}: its sides must be multiples of {stride}, the network's stride; {nearest} would do.");

    public static PasticheException UnknownName(string kind, string got, IEnumerable<string> known) =>
        new PasticheException($"There is no {kind} named {got}; {Names.Suggest(got, [.. known])}");

    public static PasticheException NoImageNetwork(string path, string why) =>
        new PasticheException($"{path}: is no convolutional network for pictures: {Tame(why)}.");

    public static PasticheException UnreadableNetwork(string path, string why, Exception? cause = null) =>
        new PasticheException($"{path}: cannot be read: {Tame(why)}.", cause);

    public static PasticheException UnknownPreprocessing(string path, string got) =>
        new PasticheException(
            $"{path}: its metadata states the preprocessing {Tame(got)}; accepted: {PreprocessingText.Accepted}. "
            + "Choose one of them by the option.");

    public static PasticheException NoVgg(string path, IEnumerable<string> names) =>
        new PasticheException(
            $"{path}: these are no weights of VGG-16 or VGG-19 (the first tensors are {Listed(names)}; expected features.0.weight, block1_conv1, conv1_1 "
            + "or the like); export the network as an ONNX file, which brings its graph with it.");

    public static PasticheException WrongVgg(string path, string architecture, string problem) =>
        new PasticheException(
            $"{path}: as {architecture}, {Tame(problem)}. Take a complete file of VGG-16 or VGG-19, or export the network as an ONNX file.");

    public static PasticheException BatchNormalizedWeights(string path) =>
        new PasticheException(
            $"{path}: this VGG has batch normalisation; expected one without, as in vgg19. Export it as an ONNX file, which brings its graph with it.");

    public static PasticheException BlockedLayer(string backbone, string layer, string why, IEnumerable<string> deepest) =>
        new PasticheException(
            $"Layer {layer} of {backbone} cannot be measured: {Tame(why)}. The deepest layers that can be: {string.Join(", ", deepest)}.");

    public static PasticheException ImageDoesNotFit(string backbone, int width, int height, Exception cause) =>
        new PasticheException(
            $"{backbone} cannot measure a picture of {width}×{height} at these layers ({Reason(cause)}); choose larger scales or shallower layers.", cause);

    public static PasticheException FlatImage(string kind, string layer) =>
        new PasticheException($"The {kind} picture is flat: it excites no feature of layer {layer}; use a picture with some structure. If every picture is refused, the network is not trained, or wants its pictures in another way.");

    public static PasticheException TooNarrow(string image, string scaled, int longSide, int least, int leastLongSide) => new PasticheException(
        $"{image} is {scaled} at the scale of {longSide} pixels; both sides need at least {least}: "
        + $"{(leastLongSide <= ScaleStep.Largest ? $"choose scales of {leastLongSide} pixels or more, or " : "")}crop it.");

    public static PasticheException TooLarge(string kind, int width, int height, string accepted) =>
        new PasticheException(
            Invariant($"The {kind} picture would be {width}×{height} at its largest scale; accepted: {accepted}. Choose a smaller size or style scale."));

    public static PasticheException OtherOptimizer(OptimizerKind expected) =>
        new PasticheException($"The state to go on from is of another optimiser; expected {expected}.");

    public static PasticheException MissingRuntime(Exception cause) =>
        new PasticheException(
            "ONNX Runtime's native library is not there; add the package Microsoft.ML.OnnxRuntime to the program that uses Pastiche.", cause);

    public static PasticheException UnwritableModel(string path, string why, Exception? cause = null) =>
        new PasticheException($"{path}: cannot be written: {why}.", cause);

    public static PasticheException UnusableModel(string path, string why, Exception? cause = null) =>
        new PasticheException($"{path}: the network in it cannot be used: {why}.", cause);

    public static PasticheException OtherArchitecture(string path, string got, string expected) =>
        new PasticheException($"{path}: there is {got} in it; expected {expected}: choose another file, or another name for it.");

    public static PasticheException NoHalf(string path) =>
        new PasticheException($"{path}: only VGG-16 and VGG-19 can be kept as 16-bit floats; leave it at full precision.");

    public static PasticheException NoRoom(string path, long bytes, long room) =>
        new PasticheException(Invariant($"{path}: there is no room: {bytes:N0} bytes are to come, {room:N0} are free; make room, or use another folder."));

    public static PasticheException NoDownload(CatalogEntry entry, IReadOnlyList<string> failures) => new PasticheException(
        $"{entry.Name} cannot be downloaded ({Tame(string.Join("; ", failures), 1000)}); by hand: download {(Catalog.Find(entry.Name) ?? entry).Urls[0]} with any program on any "
        + $"computer, then pastiche models import FILE --name {entry.Name}.");

    public static PasticheException WrongChecksum(string from, CatalogEntry entry, FileDigest digest) => new PasticheException(
        Invariant($"{from}: the file is not {entry.Name}, or it is damaged: {digest.Bytes:N0} bytes with {digest.Of(entry.Checksum!.Algorithm)}; ")
        + $"expected {entry.Checksum}; get it elsewhere, or import it under another name.");

    public static PasticheException BuiltIn(string name) =>
        new PasticheException($"{name} is inside the library and needs no file; choose another name.");

    public static PasticheException ModelIsThere(string name) =>
        new PasticheException($"There is a network named {name} in the store already; remove it first, or choose another name.");

    public static PasticheException NoModel(string name, IReadOnlyList<string> known) => new PasticheException(known.Count == 0
        ? $"There is no network named {name} in the store, which is empty."
        : $"There is no network named {name} in the store; {Names.Suggest(name, known)}");

    public static PasticheException StrangeStoredModel(string path, string name, Exception cause) => new PasticheException(
        $"{path}: what is known of the network cannot be understood ({Tame(cause.Message)}); remove {name} and fetch it again.", cause);

    /// <summary>What is wrong with a network whose file is not as it was stored.</summary>
    public static string Altered(StoredModel model, FileDigest digest) => Invariant(
        $"{model.File} was altered or damaged: {digest.Bytes:N0} bytes with SHA-256 {digest.Sha256}; expected {model.Bytes:N0} with {model.Sha256}; remove it and fetch it again");

    public static PasticheException NoProvider(Device device, IEnumerable<string> there, string remedy) => new PasticheException(
        $"the device {device} is not in this program's ONNX Runtime, which has {string.Join(", ", there)}; {remedy}.");

    public static PasticheException NoRuntimeFor(Device device, string remedy) =>
        new PasticheException($"the device {device} needs ONNX Runtime, whose native library is not there; {remedy}.");

    public static PasticheException DeadProvider(Device device, string why, string remedy) =>
        new PasticheException($"the device {device} cannot be used on this computer ({why}); {remedy}.");

    public static PasticheException NoDeviceOfEngine(Device device) => new PasticheException(
        $"the engine cpu runs on the device cpu only, and the device asked for is {device}; choose the engine auto or onnxruntime, or leave the device to it.");

    public static PasticheException Uncovered(string engine, Exception cause) => new PasticheException(
        $"the engine cpu ({engine}) lacks something that the network needs: {Reason(cause)}; choose the engine auto (--engine auto), which then takes ONNX Runtime.",
        cause);

    public static PasticheException NoWeights(string path, string got) =>
        new PasticheException($"{path}: {got} (weights as safetensors, PyTorch .pth, Keras .h5, NumPy .npz or ONNX expected).");

    public static PasticheException WeightsCutShort(string path, long got, ulong expected) => new PasticheException(Invariant(
        $"{path}: the file has {got:N0} bytes of {expected:N0}: it is cut short; get the whole of it."));

    public static PasticheException DamagedWeights(string path, string reason, Exception? cause = null) =>
        new PasticheException($"{path}: the file is damaged ({Tame(reason)}); get a whole copy of it.", cause);

    public static PasticheException UnsupportedWeights(string path, string got, string remedy) => new PasticheException($"{path}: {Tame(got)}; {remedy}.");

    public static PasticheException UnreadableTensor(string path, string tensor, string reason) =>
        new PasticheException($"{path}: {Tame(tensor)} cannot be read: {reason}.");

    public static PasticheException NoSuchTensor(string path, string got, IEnumerable<string> known) =>
        new PasticheException($"{path}: there is no tensor named {Tame(got)}; there are: {Tame(string.Join(", ", known.Take(8)))}.");

    public static PasticheException BeyondHalf(string name) =>
        new PasticheException($"{name} has a weight beyond {(float)Half.MaxValue}, which is as far as 16-bit floats reach; keep 32-bit floats.");

    public static PasticheException NoFloats(string path, string name, string got) =>
        new PasticheException($"{path}: tensor {Tame(name)} holds {Tame(got)}; expected floating-point numbers of 16, 32 or 64 bits.");

    public static PasticheException ForbiddenClass(string path, string name) => new PasticheException(
        $"{path}: it asks for {Tame(name)}, which weights never need; nothing was run. "
        + "Take weights from a source you trust; what is more than weights has to be saved again as model.state_dict() alone.");

    public static PasticheException WholeModel(string path, string name) => new PasticheException(
        $"{path}: it is a whole model, made of code ({Tame(name)}), of which nothing was run; expected its weights alone: save model.state_dict() instead.");

    public static PasticheException NoStateDictionary(string path, string got, IEnumerable<string> keys) => new PasticheException(
        $"{path}: it holds {got} ({Listed(keys.Take(8))}); expected a dictionary of tensors by name: save model.state_dict().");

    /// <summary>What went wrong as a part of a message: the last of its lines, which says most.</summary>
    public static string Reason(Exception exception) => Tame(exception.Message.Trim().Split('\n')[^1].Trim());

    private static string Listed(IEnumerable<string> names) => names.ToArray() is { Length: > 0 } some ? Tame(string.Join(", ", some)) : "none";

    /// <summary>Text that may come from anybody as a part of a message: one line, nothing that a terminal obeys, not long.</summary>
    private static string Tame(string text, int longest = 300)
    {
        var line = Printable.Text(text[..Math.Min(text.Length, longest)]).TrimEnd('.');
        return text.Length > longest ? line + "…" : line;
    }

    /// <summary>Refuses a number outside a range, and NaN.</summary>
    public static void IfOutside<T>(string setting, T got, T least, T most) where T : System.Numerics.INumber<T>
    {
        if (!(got >= least && got <= most)) throw OutOfRange(setting, Invariant($"{got}"), Invariant($"{least} to {most}"));
    }
}

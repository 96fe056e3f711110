using System.Diagnostics.CodeAnalysis;
using Pastiche.Backbones;
using Pastiche.Models;
using static System.FormattableString;

namespace Pastiche;

/// <summary>Every message of this library, in one place, so that they stay alike: got, expected, where, and the way out.</summary>
internal static partial class Throw
{
    [DoesNotReturn]
    public static void OutOfRange(string setting, string got, string accepted) =>
        throw new PasticheException($"{setting} is {got}; accepted: {accepted}.");

    [DoesNotReturn]
    public static void WrongLength(string what, int got, int expected, string where) =>
        throw new PasticheException($"{what}: {got:N0} values; expected {expected:N0} for {where}.");

    [DoesNotReturn]
    public static void NoSuchFile(string path) => throw new PasticheException($"{path}: {NoSuchFile(Graphs.RealPath.IsUtf8(path))}.");

    /// <summary>That a file is not there, or is not found by such a name.</summary>
    public static string NoSuchFile(bool isUtf8) => isUtf8
        ? "no such file"
        : "its name is no UTF-8, and such files cannot be opened by name; rename it, or send a picture in as - < FILE";

    [DoesNotReturn]
    public static void UnreadableImage(string path, string why, Exception? cause = null) =>
        throw new PasticheException($"{path}: cannot be read: {why}.", cause);

    [DoesNotReturn]
    public static void NotAnImage(string path, string got) =>
        throw new PasticheException($"{path}: {got} (JPEG, PNG, WebP, TIFF, GIF or AVIF expected).");

    [DoesNotReturn]
    public static void DamagedImage(string path, string reason, Exception? cause = null) =>
        throw new PasticheException($"{path}: the picture is damaged or cut short ({reason}); get a whole copy of it.", cause);

    [DoesNotReturn]
    public static void EmptyImage(string path, int width, int height, long bytes) =>
        throw new PasticheException(Invariant(
            $"{path}: the picture claims to be {width}×{height} in a file of {bytes:N0} bytes: it is damaged, or flat; use one with something to see."));

    [DoesNotReturn]
    public static void UnwritableImage(string path, string why, Exception? cause = null) =>
        throw new PasticheException($"{path}: cannot be written: {why}.", cause);

    [DoesNotReturn]
    public static void AlreadyThere(string path) =>
        throw new PasticheException($"{path}: there is such a file already; choose another name or ask for it to be overwritten.");

    [DoesNotReturn]
    public static void NoSixteenBits(string path, string format) =>
        throw new PasticheException($"{path}: {format} has 8 bits a channel, not 16; use .png or .tiff, or 8 bits.");

    [DoesNotReturn]
    public static void NoAlpha(string path, string format) =>
        throw new PasticheException($"{path}: {format} cannot be transparent, and the picture is; use .png, .webp or .tiff, or give a background colour.");

    [DoesNotReturn]
    public static void NoRecipe(string path) =>
        throw new PasticheException($"{path}: there is no recipe in it; pictures that Pastiche made carry one, unless another program took it out.");

    [DoesNotReturn]
    public static void LongRecipe(string path, int most) =>
        throw new PasticheException(Invariant($"{path}: it is longer than {most:N0} bytes, which no recipe is; name a recipe, or a picture with one."));

    [DoesNotReturn]
    public static void UnreadableRecipe(string path, string why, Exception cause) =>
        throw new PasticheException($"{path}: cannot be read: {why}.", cause);

    [DoesNotReturn]
    public static void StrangeRecipe(string where, Exception cause) =>
        throw new PasticheException($"{where}: the recipe cannot be understood ({Tame(cause.Message)}); another version of Pastiche may have written it.", cause);

    [DoesNotReturn]
    public static void MissingStart(string? checksum) =>
        throw new PasticheException($"The picture to start from is not there; load the one whose file has SHA-256 {checksum ?? "(unknown)"}.");

    [DoesNotReturn]
    public static void Invisible(string kind) =>
        throw new PasticheException($"The {kind} picture is transparent everywhere; use one with something to see.");

    [DoesNotReturn]
    public static void NoTile(string size, int stride, string nearest) => throw new PasticheException(
        $"A tileable picture cannot be {size}: its sides must be multiples of {stride}, the network's stride; {nearest} would do.");

    [DoesNotReturn]
    public static void UnknownName(string kind, string got, IEnumerable<string> known) =>
        throw new PasticheException($"There is no {kind} named {got}; {Names.Suggest(got, [.. known])}");

    [DoesNotReturn]
    public static void NoImageNetwork(string path, string why) =>
        throw new PasticheException($"{path}: is no convolutional network for pictures: {Tame(why)}.");

    [DoesNotReturn]
    public static void UnreadableNetwork(string path, string why, Exception? cause = null) =>
        throw new PasticheException($"{path}: cannot be read: {Tame(why)}.", cause);

    [DoesNotReturn]
    public static void UnknownPreprocessing(string path, string got) =>
        throw new PasticheException(
            $"{path}: its metadata states the preprocessing {Tame(got)}; accepted: {PreprocessingText.Accepted}. "
            + "Choose one of them by the option.");

    [DoesNotReturn]
    public static void NoVgg(string path, IEnumerable<string> names) =>
        throw new PasticheException(
            $"{path}: these are no weights of VGG-16 or VGG-19 (the first tensors are {Listed(names)}; expected features.0.weight, block1_conv1, conv1_1 "
            + "or the like); export the network as an ONNX file, which brings its graph with it.");

    [DoesNotReturn]
    public static void WrongVgg(string path, string architecture, string problem) =>
        throw new PasticheException(
            $"{path}: as {architecture}, {Tame(problem)}. Take a complete file of VGG-16 or VGG-19, or export the network as an ONNX file.");

    [DoesNotReturn]
    public static void BatchNormalizedWeights(string path) =>
        throw new PasticheException(
            $"{path}: this VGG has batch normalisation; expected one without, as in vgg19. Export it as an ONNX file, which brings its graph with it.");

    [DoesNotReturn]
    public static void BlockedLayer(string backbone, string layer, string why, IEnumerable<string> deepest) =>
        throw new PasticheException(
            $"Layer {layer} of {backbone} cannot be measured: {Tame(why)}. The deepest layers that can be: {string.Join(", ", deepest)}.");

    [DoesNotReturn]
    public static void ImageDoesNotFit(string backbone, int width, int height, Exception cause) =>
        throw new PasticheException(
            $"{backbone} cannot measure a picture of {width}×{height} at these layers ({Reason(cause)}); choose larger scales or shallower layers.", cause);

    [DoesNotReturn]
    public static void FlatImage(string kind, string layer) =>
        throw new PasticheException($"The {kind} picture is flat: it excites no feature of layer {layer}; use a picture with some structure. If every picture is refused, the network is not trained, or wants its pictures in another way.");

    [DoesNotReturn]
    public static void TooNarrow(string image, string scaled, int longSide, int least, int leastLongSide) => throw new PasticheException(
        $"{image} is {scaled} at the scale of {longSide} pixels; both sides need at least {least}: "
        + $"{(leastLongSide <= ScaleStep.Largest ? $"choose scales of {leastLongSide} pixels or more, or " : "")}crop it.");

    [DoesNotReturn]
    public static void TooLarge(string kind, int width, int height, string accepted) =>
        throw new PasticheException(
            Invariant($"The {kind} picture would be {width}×{height} at its largest scale; accepted: {accepted}. Choose a smaller size or style scale."));

    [DoesNotReturn]
    public static void OtherOptimizer(OptimizerKind expected) =>
        throw new PasticheException($"The state to go on from is of another optimiser; expected {expected}.");

    [DoesNotReturn]
    public static void MissingRuntime(Exception cause) =>
        throw new PasticheException(
            "ONNX Runtime's native library is not there; add the package Microsoft.ML.OnnxRuntime to the program that uses Pastiche.", cause);

    [DoesNotReturn]
    public static void UnwritableModel(string path, string why, Exception? cause = null) =>
        throw new PasticheException($"{path}: cannot be written: {why}.", cause);

    [DoesNotReturn]
    public static void UnusableModel(string path, string why, Exception? cause = null) =>
        throw new PasticheException($"{path}: the network in it cannot be used: {why}.", cause);

    [DoesNotReturn]
    public static void OtherArchitecture(string path, string got, string expected) =>
        throw new PasticheException($"{path}: there is {got} in it; expected {expected}: choose another file, or another name for it.");

    [DoesNotReturn]
    public static void NoHalf(string path) =>
        throw new PasticheException($"{path}: only VGG-16 and VGG-19 can be kept as 16-bit floats; leave it at full precision.");

    [DoesNotReturn]
    public static void NoRoom(string path, long bytes, long room) =>
        throw new PasticheException(Invariant($"{path}: there is no room: {bytes:N0} bytes are to come, {room:N0} are free; make room, or use another folder."));

    [DoesNotReturn]
    public static void NoDownload(CatalogEntry entry, IReadOnlyList<string> failures) => throw new PasticheException(
        $"{entry.Name} cannot be downloaded ({Tame(string.Join("; ", failures), 1000)}); by hand: download {(Catalog.Find(entry.Name) ?? entry).Urls[0]} with any program on any "
        + $"computer, then pastiche models import FILE --name {entry.Name}.");

    [DoesNotReturn]
    public static void WrongChecksum(string from, CatalogEntry entry, FileDigest digest) => throw new PasticheException(
        Invariant($"{from}: the file is not {entry.Name}, or it is damaged: {digest.Bytes:N0} bytes with {digest.Of(entry.Checksum!.Algorithm)}; ")
        + $"expected {entry.Checksum}; get it elsewhere, or import it under another name.");

    [DoesNotReturn]
    public static void BuiltIn(string name) =>
        throw new PasticheException($"{name} is inside the library and needs no file; choose another name.");

    [DoesNotReturn]
    public static void ModelIsThere(string name) =>
        throw new PasticheException($"There is a network named {name} in the store already; remove it first, or choose another name.");

    [DoesNotReturn]
    public static void NoModel(string name, IReadOnlyList<string> known) => throw new PasticheException(known.Count == 0
        ? $"There is no network named {name} in the store, which is empty."
        : $"There is no network named {name} in the store; {Names.Suggest(name, known)}");

    [DoesNotReturn]
    public static void StrangeStoredModel(string path, string name, Exception cause) => throw new PasticheException(
        $"{path}: what is known of the network cannot be understood ({Tame(cause.Message)}); remove {name} and fetch it again.", cause);

    /// <summary>What is wrong with a network whose file is not as it was stored.</summary>
    public static string Altered(StoredModel model, FileDigest digest) => Invariant(
        $"{model.File} was altered or damaged: {digest.Bytes:N0} bytes with SHA-256 {digest.Sha256}; expected {model.Bytes:N0} with {model.Sha256}; remove it and fetch it again");

    [DoesNotReturn]
    public static void NoProvider(Device device, IEnumerable<string> there, string remedy) => throw new PasticheException(
        $"the device {device} is not in this program's ONNX Runtime, which has {string.Join(", ", there)}; {remedy}.");

    [DoesNotReturn]
    public static void NoRuntimeFor(Device device, string remedy) =>
        throw new PasticheException($"the device {device} needs ONNX Runtime, whose native library is not there; {remedy}.");

    [DoesNotReturn]
    public static void DeadProvider(Device device, string why, string remedy) =>
        throw new PasticheException($"the device {device} cannot be used on this computer ({why}); {remedy}.");

    [DoesNotReturn]
    public static void NoDeviceOfEngine(Device device) => throw new PasticheException(
        $"the engine cpu runs on the device cpu only, and the device asked for is {device}; choose the engine auto or onnxruntime, or leave the device to it.");

    [DoesNotReturn]
    public static void Uncovered(string engine, Exception cause) => throw new PasticheException(
        $"the engine cpu ({engine}) lacks something that the network needs: {Reason(cause)}; choose the engine auto (--engine auto), which then takes ONNX Runtime.",
        cause);

    [DoesNotReturn]
    public static void NoWeights(string path, string got) =>
        throw new PasticheException($"{path}: {got} (weights as safetensors, PyTorch .pth, Keras .h5, NumPy .npz or ONNX expected).");

    [DoesNotReturn]
    public static void WeightsCutShort(string path, long got, ulong expected) => throw new PasticheException(Invariant(
        $"{path}: the file has {got:N0} bytes of {expected:N0}: it is cut short; get the whole of it."));

    [DoesNotReturn]
    public static void DamagedWeights(string path, string reason, Exception? cause = null) =>
        throw new PasticheException($"{path}: the file is damaged ({Tame(reason)}); get a whole copy of it.", cause);

    [DoesNotReturn]
    public static void UnsupportedWeights(string path, string got, string remedy) => throw new PasticheException($"{path}: {Tame(got)}; {remedy}.");

    [DoesNotReturn]
    public static void UnreadableTensor(string path, string tensor, string reason) =>
        throw new PasticheException($"{path}: {Tame(tensor)} cannot be read: {reason}.");

    [DoesNotReturn]
    public static void NoSuchTensor(string path, string got, IEnumerable<string> known) =>
        throw new PasticheException($"{path}: there is no tensor named {Tame(got)}; there are: {Tame(string.Join(", ", known.Take(8)))}.");

    [DoesNotReturn]
    public static void BeyondHalf(string name) =>
        throw new PasticheException($"{name} has a weight beyond {(float)Half.MaxValue}, which is as far as 16-bit floats reach; keep 32-bit floats.");

    [DoesNotReturn]
    public static void NoFloats(string path, string name, string got) =>
        throw new PasticheException($"{path}: tensor {Tame(name)} holds {Tame(got)}; expected floating-point numbers of 16, 32 or 64 bits.");

    [DoesNotReturn]
    public static void ForbiddenClass(string path, string name) => throw new PasticheException(
        $"{path}: it asks for {Tame(name)}, which weights never need; nothing was run. "
        + "Take weights from a source you trust; what is more than weights has to be saved again as model.state_dict() alone.");

    [DoesNotReturn]
    public static void WholeModel(string path, string name) => throw new PasticheException(
        $"{path}: it is a whole model, made of code ({Tame(name)}), of which nothing was run; expected its weights alone: save model.state_dict() instead.");

    [DoesNotReturn]
    public static void NoStateDictionary(string path, string got, IEnumerable<string> keys) => throw new PasticheException(
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
        if (!(got >= least && got <= most)) OutOfRange(setting, Invariant($"{got}"), Invariant($"{least} to {most}"));
    }
}

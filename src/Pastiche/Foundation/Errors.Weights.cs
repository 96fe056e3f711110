using static System.FormattableString;

namespace Pastiche.Foundation;

/// <summary>Errors about files of weights.</summary>
internal static partial class Errors
{
    public static PasticheException ForeignFile(string path, string what, string wayOut) =>
        new($"{path}: it is {Tame(what)}; {Tame(wayOut)}.");

    public static PasticheException NoWeights(string path, string got) =>
        new($"{path}: {got} (weights as safetensors, PyTorch .pth, Keras .h5, NumPy .npz or ONNX expected).");

    public static PasticheException WeightsCutShort(string path, long got, ulong expected) => new(Invariant(
        $"{path}: the file has {got:N0} bytes of {expected:N0}: it is cut short; get the whole of it."));

    public static PasticheException DamagedWeights(string path, string reason, Exception? cause = null) =>
        new($"{path}: the file is damaged ({Tame(reason)}); get a whole copy of it.", cause);

    public static PasticheException UnsupportedWeights(string path, string got, string remedy) => new($"{path}: {Tame(got)}; {remedy}.");

    public static PasticheException UnreadableTensor(string path, string tensor, string reason) =>
        new($"{path}: {Tame(tensor)} cannot be read: {reason}.");

    public static PasticheException NotFinite(string path, string tensor) =>
        UnreadableTensor(path, tensor, "it holds what is no finite 32-bit float; take weights of a trained network");

    public static PasticheException NoSuchTensor(string path, string got, IEnumerable<string> known) =>
        new($"{path}: there is no tensor named {Tame(got)}; there are: {Tame(string.Join(", ", known.Take(8)))}.");

    public static PasticheException NoFloats(string path, string name, string got) =>
        new($"{path}: tensor {Tame(name)} holds {Tame(got)}; expected floating-point numbers of 16, 32 or 64 bits.");

    public static PasticheException ForbiddenClass(string path, string name) => new(
        $"{path}: it asks for {Tame(name)}, which weights never need; nothing was run. "
        + "Take weights from a source you trust; what is more than weights has to be saved again as model.state_dict() alone.");

    public static PasticheException WholeModel(string path, string name) => new(
        $"{path}: it is a whole model, made of code ({Tame(name)}), of which nothing was run; "
        + "expected its weights alone: save model.state_dict() instead.");

    public static PasticheException NoStateDictionary(string path, string got, IEnumerable<string> keys) => new(
        $"{path}: it holds {got} ({Listed(keys.Take(8))}); expected a dictionary of tensors by name: save model.state_dict().");
}

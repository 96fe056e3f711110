using Pastiche.Weights.Pickle;

namespace Pastiche.Weights.Torch;

/// <summary>
/// The classes and functions with which PyTorch has written weights since its first versions (torch/serialization.py, torch/_utils.py,
/// torch/_weights_only_unpickler.py), reimplemented to build plain data.
/// </summary>
internal sealed class TorchClasses(string path) : IPickleClasses
{
    /// <summary>The most items that old ordered dictionaries may copy in all, since the lists that they copy can be shared.</summary>
    private const int MostCopies = 1_000_000;

    /// <summary>The modules of the classes of whole models.</summary>
    private static readonly string[] Models = ["torch.nn.", "torchvision.", "timm.", "__main__.", "__torch__."];

    private static readonly Dictionary<string, TorchElement> Elements =
        TorchElement.All.ToDictionary(element => $"torch.{element.Name}Storage");

    private static readonly Dictionary<string, Constructor> Constructors = ListConstructors();

    private readonly List<TorchStorage> _storages = [];
    private int _copies;

    private delegate object? Constructor(TorchClasses classes, object?[] arguments);

    /// <summary>The storages that the pickle refers to, with repetitions.</summary>
    public IReadOnlyList<TorchStorage> Storages => _storages;

    /// <inheritdoc/>
    public object Find(string name)
    {
        if (Elements.TryGetValue(name, out var element)) return element;
        if (Constructors.TryGetValue(name, out var constructor)) return constructor;
        if (Models.Any(model => name.StartsWith(model, StringComparison.Ordinal))) throw Errors.WholeModel(path, name);
        throw Errors.ForbiddenClass(path, name);
    }

    /// <inheritdoc/>
    public object? Call(object? callable, object?[] arguments)
    {
        if (callable is Constructor constructor) return constructor(this, arguments);
        throw Damaged("its pickle calls something that is no function");
    }

    /// <inheritdoc/>
    public void Build(object? target, object? state)
    {
        switch (target)
        {
            // Metadata of modules.
            case PickleDictionary:
                return;

            // The oldest tensors and parameters: (data, gradient, hooks, …). Newer parameters hold only how they are trained.
            case TorchTensor tensor when state is object?[] values:
                if (values is [TorchTensor data, _, _, _, _]) tensor.Set(data);
                else if (!tensor.TrySet(values) && tensor.Storage is null) throw Damaged("its pickle gives a tensor a state that is none");
                return;
            default:
                throw Damaged("its pickle gives a state to what has none");
        }
    }

    /// <summary>Resolves a storage: ('storage', type, key, device, count), and in the older form its range, if it is a part.</summary>
    public object Refer(object? id)
    {
        if (id is object?[] and ["storage", TorchElement element, string key, _, long count and >= 0, .. var rest])
        {
            var storage = rest switch
            {
                [] or [null] => new TorchStorage(key, element, count, 0, count),
                [object?[] and [_, long first and >= 0, long part and >= 0]] when part <= count && first <= count - part =>
                    new TorchStorage(key, element, count, first, part),
                _ => null,
            };
            if (storage is not null)
            {
                _storages.Add(storage);
                return storage;
            }
        }

        throw Damaged("its pickle refers to a storage in a way that PyTorch does not");
    }

    private static Dictionary<string, Constructor> ListConstructors()
    {
        Dictionary<string, Constructor> constructors = new()
        {
            ["collections.OrderedDict"] = (classes, arguments) => classes.Ordered(arguments),
            ["torch._utils._rebuild_tensor"] = (classes, arguments) => classes.Rebuild(arguments),
            ["torch._utils._rebuild_tensor_v2"] = (classes, arguments) => classes.Rebuild(arguments),
            ["torch._utils._rebuild_parameter"] = (classes, arguments) => classes.Parameter(arguments),
            ["torch._utils._rebuild_parameter_with_state"] = (classes, arguments) => classes.Parameter(arguments),
            ["torch.nn.parameter.Parameter"] = (classes, arguments) => classes.Parameter(arguments),
            ["torch.autograd.variable.Variable"] = (classes, arguments) => classes.Parameter(arguments),
            ["torch.Size"] = (_, arguments) => arguments is [object?[] sizes] ? sizes : arguments,
            ["torch.device"] = (_, arguments) => arguments,
        };
        foreach (var element in TorchElement.All)
            constructors[$"torch.{element.Name}Tensor"] = (classes, arguments) => classes.Parameter(arguments);
        return constructors;
    }

    /// <summary>An ordered dictionary, empty or of [key, value] lists, as in Python 2.</summary>
    private PickleDictionary Ordered(object?[] arguments)
    {
        var dictionary = new PickleDictionary();
        if (arguments is []) return dictionary;
        if (arguments is not [List<object?> items] || (_copies += items.Count) > MostCopies)
        {
            throw Damaged("its pickle makes an ordered dictionary of what is no list of items");
        }

        foreach (var item in items)
        {
            if (item is List<object?> and [var key, var value]) dictionary.Set(key, value);
            else throw Damaged("its pickle makes an ordered dictionary of items that are no pairs");
        }

        return dictionary;
    }

    private TorchTensor Rebuild(object?[] arguments)
    {
        var tensor = new TorchTensor();
        if (!tensor.TrySet(arguments))
            throw Damaged("its pickle describes a tensor by something else than storage, offset, sizes and strides");
        return tensor;
    }

    /// <summary>A parameter: a tensor or, without arguments, one whose state is set later.</summary>
    private TorchTensor Parameter(object?[] arguments)
    {
        if (arguments is [TorchTensor tensor, ..]) return tensor;
        if (arguments is not []) throw Damaged("its pickle makes a parameter of something that is no tensor");
        return new TorchTensor();
    }

    private PasticheException Damaged(string why) => Errors.DamagedWeights(path, why);
}

using System.Diagnostics.CodeAnalysis;
using Pastiche.Weights.Pickle;

namespace Pastiche.Weights.Torch;

/// <summary>
/// The classes and functions that PyTorch writes weights with, since its first versions (torch/serialization.py, torch/_utils.py,
/// torch/_weights_only_unpickler.py), made to build plain data. There are no others.
/// </summary>
internal sealed class TorchClasses(string path) : IPickleClasses
{
    /// <summary>The most items that old ordered dictionaries may be made of, all together: the lists they are copied from can be shared.</summary>
    private const int MostCopies = 1_000_000;

    /// <summary>Where the classes of whole models come from.</summary>
    private static readonly string[] Models = ["torch.nn.", "torchvision.", "timm.", "__main__.", "__torch__."];

    private static readonly Dictionary<string, TorchElement> Elements = TorchElement.All.ToDictionary(element => $"torch.{element.Name}Storage");
    private static readonly Dictionary<string, Constructor> Constructors = ListConstructors();

    private readonly List<TorchStorage> _storages = [];
    private int _copies;

    private delegate object? Constructor(TorchClasses classes, object?[] arguments);

    /// <summary>The storages that the pickle refers to, as often as it does.</summary>
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
        Damaged("its pickle calls something that is no function");
        return null;
    }

    /// <inheritdoc/>
    public void Build(object? target, object? state)
    {
        switch (target)
        {
            // What modules note about themselves beside their tensors.
            case PickleDictionary:
                return;

            // The oldest tensors, and the oldest parameters: (data, gradient, hooks, …). Newer parameters only say how they are trained.
            case TorchTensor tensor when state is object?[] values:
                if (values is [TorchTensor data, _, _, _, _]) tensor.Set(data);
                else if (!tensor.TrySet(values) && tensor.Storage is null) Damaged("its pickle gives a tensor a state that is none");
                return;
            default:
                Damaged("its pickle gives a state to what has none");
                return;
        }
    }

    /// <summary>A storage: ('storage', type, key, device, count), and in the older form what part of it, if it is a part.</summary>
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

        Damaged("its pickle refers to a storage in a way that PyTorch does not");
        return "";
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
        foreach (var element in TorchElement.All) constructors[$"torch.{element.Name}Tensor"] = (classes, arguments) => classes.Parameter(arguments);
        return constructors;
    }

    /// <summary>Empty, or of [key, value] lists, as Python 2 had it.</summary>
    private PickleDictionary Ordered(object?[] arguments)
    {
        var dictionary = new PickleDictionary();
        if (arguments is []) return dictionary;
        if (arguments is not [List<object?> items] || (_copies += items.Count) > MostCopies)
        {
            Damaged("its pickle makes an ordered dictionary of what is no list of items");
            return dictionary;
        }

        foreach (var item in items)
        {
            if (item is List<object?> and [var key, var value]) dictionary.Set(key, value);
            else Damaged("its pickle makes an ordered dictionary of items that are no pairs");
        }

        return dictionary;
    }

    private TorchTensor Rebuild(object?[] arguments)
    {
        var tensor = new TorchTensor();
        if (!tensor.TrySet(arguments)) Damaged("its pickle describes a tensor by something else than storage, offset, sizes and strides");
        return tensor;
    }

    /// <summary>A tensor that was trained, or, without arguments, one whose state comes later.</summary>
    private TorchTensor Parameter(object?[] arguments)
    {
        if (arguments is [TorchTensor tensor, ..]) return tensor;
        if (arguments is not []) Damaged("its pickle makes a parameter of something that is no tensor");
        return new TorchTensor();
    }

    [DoesNotReturn]
    private void Damaged(string why) => throw Errors.DamagedWeights(path, why);
}

using Pastiche.Weights.Pickle;

namespace Pastiche.Weights.Torch;

/// <summary>
/// Finds the tensors in the value of a pickle: by name in its dictionary, or in one that a checkpoint holds among other things.
/// </summary>
internal static class StateDictionary
{
    /// <summary>The names of state dictionaries in checkpoints of training programs.</summary>
    private static readonly string[] Names =
        ["state_dict", "model_state_dict", "model_state", "model", "net", "network", "params", "weights", "module"];

    /// <summary>Finds names and tensors, in the file's order; of equal names the last counts.</summary>
    /// <exception cref="PasticheException">There are none.</exception>
    public static IReadOnlyDictionary<string, TorchTensor> Find(string path, object? content)
    {
        if (content is not PickleDictionary dictionary)
        {
            throw Errors.NoStateDictionary(path, content is TorchTensor ? "one tensor without a name" : "no dictionary", []);
        }

        // A checkpoint's model may itself hold its state under a name.
        PickleDictionary[] candidates = [dictionary, .. Inner(dictionary), .. Inner(dictionary).SelectMany(Inner)];
        if (candidates.Select(Tensors).FirstOrDefault(tensors => tensors.Count > 0) is { } found) return found;
        throw Errors.NoStateDictionary(path, "a dictionary without tensors", dictionary.Items.Select(item => item.Key).OfType<string>());
    }

    private static IEnumerable<PickleDictionary> Inner(PickleDictionary outer) => Names.Select(outer.Find).OfType<PickleDictionary>();

    private static OrderedDictionary<string, TorchTensor> Tensors(PickleDictionary dictionary)
    {
        OrderedDictionary<string, TorchTensor> tensors = [];
        foreach (var (key, value) in dictionary.Items)
        {
            if (key is string name && value is TorchTensor tensor) tensors[name] = tensor;
        }

        return tensors;
    }
}

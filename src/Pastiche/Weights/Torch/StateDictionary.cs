using Pastiche.Weights.Pickle;

namespace Pastiche.Weights.Torch;

/// <summary>Finds the tensors in what a pickle holds: by name in its dictionary, or in one that a checkpoint keeps among other things.</summary>
internal static class StateDictionary
{
    /// <summary>What training programs call it in their checkpoints.</summary>
    private static readonly string[] Names = ["state_dict", "model_state_dict", "model_state", "model", "net", "network", "params", "weights", "module"];

    /// <summary>Names and tensors, in the file's order; of equal names the last counts.</summary>
    /// <exception cref="PasticheException">There are none.</exception>
    public static IReadOnlyDictionary<string, TorchTensor> Find(string path, object? content)
    {
        if (content is not PickleDictionary dictionary)
        {
            throw Errors.NoStateDictionary(path, content is TorchTensor ? "one tensor without a name" : "no dictionary", []);
        }

        var inner = Names.Select(dictionary.Find).OfType<PickleDictionary>();
        // A checkpoint's model may be one that keeps its state under a name itself.
        PickleDictionary[] places = [dictionary, .. inner, .. inner.SelectMany(model => Names.Select(model.Find).OfType<PickleDictionary>())];
        if (places.Select(Tensors).FirstOrDefault(tensors => tensors.Count > 0) is { } found) return found;
        throw Errors.NoStateDictionary(path, "a dictionary without tensors", dictionary.Items.Select(item => item.Key).OfType<string>());
    }

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

namespace Pastiche.Weights.Pickle;

/// <summary>A Python dictionary, in the order of its items; nothing is hashed, so nothing can be made to collide.</summary>
internal sealed class PickleDictionary
{
    private List<KeyValuePair<object?, object?>>? _items;

    /// <summary>The items as they were set; of those with equal keys the last counts.</summary>
    public IReadOnlyList<KeyValuePair<object?, object?>> Items => _items ?? [];

    /// <summary>The value of a name, or null.</summary>
    public object? Find(string name) => _items?.FindLast(item => item.Key is string key && key == name).Value;

    public void Set(object? key, object? value) => (_items ??= []).Add(new(key, value));
}

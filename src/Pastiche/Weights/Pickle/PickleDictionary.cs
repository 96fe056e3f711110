namespace Pastiche.Weights.Pickle;

/// <summary>A Python dictionary in the order of its items, without hashing, so that hostile keys cannot collide.</summary>
internal sealed class PickleDictionary
{
    private List<KeyValuePair<object?, object?>>? _items;

    /// <summary>The items in the order in which they were set; of equal keys the last counts.</summary>
    public IReadOnlyList<KeyValuePair<object?, object?>> Items => _items ?? [];

    /// <summary>Finds the value of a name; null if there is none.</summary>
    public object? Find(string name) => _items?.FindLast(item => item.Key is string key && key == name).Value;

    public void Set(object? key, object? value) => (_items ??= []).Add(new(key, value));
}

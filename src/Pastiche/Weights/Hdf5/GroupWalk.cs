namespace Pastiche.Weights.Hdf5;

/// <summary>Finds the datasets of a file, with their paths.</summary>
internal static class GroupWalk
{
    /// <summary>Keras' weights are at most five groups deep.</summary>
    private const int LargestDepth = 32;

    public static List<Dataset> Datasets(Hdf5File file, ulong root)
    {
        List<Dataset> datasets = [];
        // Links may lead to the same object again, and back to a group above: a dataset then has several names, a group the first.
        Dictionary<ulong, Dataset?> known = [];
        Stack<(string Path, ulong Address, int Depth)> waiting = new([("", root, 0)]);
        while (waiting.TryPop(out var next))
        {
            if (!known.TryGetValue(next.Address, out var dataset))
            {
                var header = ObjectHeader.Read(file, next.Address);
                dataset = Dataset.Of(header, file, next.Path);
                known.Add(next.Address, dataset);
                if (dataset is null) Push(waiting, next, Link.Of(header, file), file);
            }

            if (dataset is not null) datasets.Add(dataset with { Name = next.Path });
        }

        return datasets;
    }

    private static void Push(
        Stack<(string Path, ulong Address, int Depth)> waiting, (string Path, ulong Address, int Depth) group, IEnumerable<Link> links, Hdf5File file)
    {
        // Popped last to first, so that datasets come in the file's order.
        foreach (var link in links.Reverse())
        {
            if (group.Depth == LargestDepth) throw file.Damaged($"its groups are more than {LargestDepth} deep");
            var path = group.Path.Length == 0 ? link.Name : $"{group.Path}/{link.Name}";
            file.Charge(path.Length);
            waiting.Push((path, link.Address, group.Depth + 1));
        }
    }
}

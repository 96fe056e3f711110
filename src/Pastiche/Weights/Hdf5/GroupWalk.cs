namespace Pastiche.Weights.Hdf5;

/// <summary>Finds all datasets of a file, with their paths.</summary>
internal static class GroupWalk
{
    /// <summary>The deepest nesting of groups; Keras' weights are at most five deep.</summary>
    private const int LargestDepth = 32;

    public static List<Dataset> Datasets(Hdf5File file, ulong root)
    {
        List<Dataset> datasets = [];
        // Several links may lead to the same object, or back to a parent: a dataset then has several names, and a group its first one.
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
        Stack<(string Path, ulong Address, int Depth)> waiting,
        (string Path, ulong Address, int Depth) group,
        IEnumerable<Link> links,
        Hdf5File file)
    {
        // The stack reverses them again, so that datasets come in the file's order.
        foreach (var link in links.Reverse())
        {
            if (group.Depth == LargestDepth) throw file.Damaged($"its groups are more than {LargestDepth} deep");
            var path = group.Path.Length == 0 ? link.Name : $"{group.Path}/{link.Name}";
            file.Charge(path.Length);
            waiting.Push((path, link.Address, group.Depth + 1));
        }
    }
}

using Pastiche.Graphs;
using Pastiche.Weights;

namespace Pastiche.Backbones;

/// <summary>An attempt to find the convolutions of an architecture in a file: which tensors they are, or why that fails.</summary>
internal sealed record VggMatch
{
    /// <summary>The largest number of channels that is accepted: twice that of the widest layer of VGG.</summary>
    private const int Widest = 1024;

    private VggMatch(VggArchitecture architecture, VggNaming naming) => (Architecture, Naming) = (architecture, naming);

    /// <summary>The architecture searched for.</summary>
    public VggArchitecture Architecture { get; }

    /// <summary>The naming searched for.</summary>
    public VggNaming Naming { get; }

    /// <summary>The convolutions found, from shallow to deep; a file may end early.</summary>
    public required IReadOnlyList<(VggLayer Layer, StoredTensor Kernel, StoredTensor Bias)> Found { get; init; }

    /// <summary>What is missing, unexpected or of the wrong shape; null if nothing is.</summary>
    public required string? Problem { get; init; }

    /// <summary>Finds the best match; null if nothing in the file is named like a VGG's first two convolutions.</summary>
    public static VggMatch? Best(WeightsFile file) => VggNaming.All
        .Where(naming => Looks(file, naming))
        .SelectMany(naming => (VggMatch[])[Try(file, VggArchitecture.Vgg19, naming), Try(file, VggArchitecture.Vgg16, naming)])
        .OrderBy(match => match.Problem is not null)
        .ThenByDescending(match => match.Found.Count / (double)match.Architecture.Layers.Length)
        .FirstOrDefault();

    private static bool Looks(WeightsFile file, VggNaming naming) => VggArchitecture.Vgg19.Layers.Take(2)
        .All(layer => file.Tensors.Any(tensor => tensor.Shape.Rank == 4 && naming.Place(tensor.Name) == naming.At(layer)));

    /// <summary>Searches a file for an architecture with a naming.</summary>
    public static VggMatch Try(WeightsFile file, VggArchitecture architecture, VggNaming naming)
    {
        var named = file.Tensors.ToLookup(tensor => naming.Place(tensor.Name));
        var found = new List<(VggLayer Layer, StoredTensor Kernel, StoredTensor Bias)>();
        string? problem = null;
        foreach (var layer in architecture.Layers.TakeWhile(_ => problem is null))
        {
            var candidates = named[naming.At(layer)].ToArray();
            var (kernel, bias) = (Only(candidates, 4), Only(candidates, 1));
            if (candidates.Length == 0 && !Continues(layer)) break;
            if (kernel is null || bias is null) problem = Incomplete(layer, candidates, kernel is null);
            else problem = Misfit(layer, kernel, bias, [.. found.Select(entry => (entry.Layer, entry.Bias.Shape[0]))], naming);
            if (problem is null) found.Add((layer, kernel!, bias!));
        }

        var used = found.SelectMany(entry => (string[])[entry.Kernel.Name, entry.Bias.Name]).ToHashSet();
        var extra = file.Tensors.FirstOrDefault(tensor =>
            !used.Contains(tensor.Name)
            && tensor.Shape.Rank == 4
            && !VggNaming.IsBeside(tensor.Name)
            && naming.Place(tensor.Name) != VggNaming.ColorLayer);
        problem ??= extra is null ? null
            : $"{extra.Name} {extra.Shape} is not expected: {architecture.Name} has {architecture.Layers.Length} convolutions "
            + $"with names like those of {naming.Family}";
        return new VggMatch(architecture, naming) { Found = found, Problem = problem };

        bool Continues(VggLayer layer) =>
            architecture.Layers.Any(later => later.Ordinal > layer.Ordinal && named.Contains(naming.At(later)));
    }

    private static StoredTensor? Only(StoredTensor[] candidates, int rank) =>
        candidates.Where(tensor => tensor.Shape.Rank == rank).ToArray() is [var only] ? only : null;

    private static string Incomplete(VggLayer layer, StoredTensor[] candidates, bool kernelMissing)
    {
        var missing = kernelMissing ? "kernel" : "bias";
        var got = candidates.Length == 0 ? "nothing" : string.Join(", ", candidates.Select(tensor => $"{tensor.Name} {tensor.Shape}"));
        var expected = kernelMissing ? "one tensor with 4 axes" : "one with a single axis";
        return $"the {missing} of {layer.Name} is missing: got {got}; expected {expected}";
    }

    private static string? Misfit(
        VggLayer layer, StoredTensor kernel, StoredTensor bias, (VggLayer Layer, int Channels)[] before, VggNaming naming)
    {
        var inputs = before.Length == 0 ? 3 : before[^1].Channels;
        var sameBlock = before.Where(entry => entry.Layer.Block == layer.Block).Select(entry => (int?)entry.Channels).FirstOrDefault();
        var outputs = sameBlock ?? kernel.Shape[naming.ChannelsLast ? 3 : 0];
        if (outputs > Widest) return $"{kernel.Name} ({layer.Name}) has {outputs} feature maps; expected at most {Widest}";
        Shape expected = naming.ChannelsLast ? [3, 3, inputs, outputs] : [outputs, inputs, 3, 3];
        if (kernel.Shape != expected) return $"{kernel.Name} ({layer.Name}) is {kernel.Shape}; expected {expected}";
        return bias.Shape == [outputs] ? null : $"{bias.Name} ({layer.Name}) is {bias.Shape}; expected {outputs}";
    }
}

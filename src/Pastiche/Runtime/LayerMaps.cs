using Pastiche.Losses;
using Pastiche.Matching;
using Pastiche.Tiles;

namespace Pastiche.Runtime;

/// <summary>What belongs to the positions of an image's layers: targets, and the weights of regions.</summary>
/// <param name="shapes">The shapes of the layers.</param>
internal sealed class LayerMaps(LayerShapes shapes)
{
    private readonly Dictionary<Term, float[]> _targets = [];
    private readonly Dictionary<Term, NeighborTargets> _neighbors = [];
    private readonly Dictionary<(int Region, int Rows, int Columns), Mask> _weights = [];

    /// <summary>The shapes of the layers.</summary>
    public LayerShapes Shapes => shapes;

    /// <summary>Sets the target of a term; null for one that is matched.</summary>
    public void SetTarget(Term term, float[]? target)
    {
        if (target is not null) _targets[term] = target;
    }

    /// <summary>Sets the target of a term whose loss is matched.</summary>
    public void SetNeighbors(Term term, NeighborTargets targets) => _neighbors[term] = targets;

    /// <summary>Sets how much of each pixel belongs to a region, or to what is measured where there are no regions.</summary>
    public void SetRegion(int? region, Mask weight)
    {
        foreach (var shape in shapes.All) _weights[(region ?? -1, shape[2], shape[3])] = weight.Resize(shape[3], shape[2]);
    }

    /// <summary>Writes the target of what a tile owns.</summary>
    /// <param name="term">The term.</param>
    /// <param name="part">What the tile owns.</param>
    /// <param name="target">The tile's target.</param>
    public void WriteTarget(Term term, OwnedPart part, Span<float> target)
    {
        if (_neighbors.TryGetValue(term, out var neighbors)) neighbors.Write(part, target);
        else if (_targets.TryGetValue(term, out var values)) part.FromWhole(values, target);
    }

    /// <summary>Writes the weight of each position of a tile: that of its region if the tile owns it, and otherwise 0.</summary>
    /// <param name="term">The term.</param>
    /// <param name="part">What the tile owns.</param>
    /// <param name="weights">The tile's weights.</param>
    public void WriteWeights(Term term, OwnedPart part, Span<float> weights)
    {
        weights.Clear();
        var shape = shapes.Of(term);
        if (_weights.TryGetValue((term.Region ?? -1, shape[2], shape[3]), out var mask))
        {
            part.FromWhole(mask.Values, weights);
            return;
        }

        for (var row = 0; row < part.Rows; row++) weights.Slice(part.SeenIndex(row, 0), part.Columns).Fill(1);
    }
}

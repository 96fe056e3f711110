using Pastiche.Graphs;
using Pastiche.Losses;
using Pastiche.Matching;
using Pastiche.Tiles;

namespace Pastiche.Stylization;

/// <summary>Collects the candidates of a region from the measured features of its styles, one style after the other.</summary>
/// <param name="terms">The terms whose targets they set, each with its share of the style loss.</param>
/// <param name="budget">The most candidates of a layer, for all styles together.</param>
/// <param name="random">Decides which positions are candidates where there are more.</param>
internal sealed class CandidateSampling(IReadOnlyList<(Term Term, double Share)> terms, int budget, SplitMix64 random)
{
    private readonly List<float[]>[] _parts = [.. terms.Select(_ => new List<float[]>())];
    private readonly List<StyleCandidates>[] _styles = [.. terms.Select(_ => new List<StyleCandidates>())];
    private readonly int[][] _positions = new int[terms.Count][];
    private readonly int[] _channels = new int[terms.Count];
    private readonly double[] _variances = new double[terms.Count];
    private readonly FeatureVariance[] _features = new FeatureVariance[terms.Count];

    /// <summary>The terms whose targets candidates set.</summary>
    public IReadOnlyList<Term> Terms { get; } = [.. terms.Select(term => term.Term)];

    /// <summary>Chooses the candidates of the current style, or of one of its rotations, in one layer.</summary>
    /// <param name="term">The index of the term.</param>
    /// <param name="shape">The shape of the layer's feature maps, [1, channels, rows, columns].</param>
    /// <param name="mask">The part of the padded style image that may be used; null for all of it.</param>
    /// <param name="share">The share of the budget; together 1.</param>
    public void Begin(int term, Shape shape, Mask? mask, double share)
    {
        var shown = CandidateSample.Shows(mask?.Resize(shape[3], shape[2]), shape[2] * shape[3]);
        _positions[term] = CandidateSample.Choose(shown, Math.Max(1, (int)Math.Round(budget * share)), random);
        _channels[term] = shape[1];
        _parts[term].Add(new float[shape[1] * _positions[term].Length]);
        _features[term] = default;
    }

    /// <summary>Adds the features of a tile.</summary>
    /// <param name="term">The index of the term.</param>
    /// <param name="features">The layer's feature maps, [channels][positions of the tile].</param>
    /// <param name="part">What the tile owns of them.</param>
    public void Add(int term, ReadOnlySpan<float> features, OwnedPart part)
    {
        var (chosen, candidates) = (_positions[term], _parts[term][^1]);
        var seen = part.SeenColumns * part.SeenRows;
        for (var i = 0; i < chosen.Length; i++)
        {
            var (row, column) = Math.DivRem(chosen[i], part.WholeColumns);
            (row, column) = (row - part.Top, column - part.Left);
            if (row < 0 || row >= part.Rows || column < 0 || column >= part.Columns) continue;
            var position = part.SeenIndex(row, column);
            for (var channel = 0; channel < _channels[term]; channel++)
                candidates[(channel * chosen.Length) + i] = features[(channel * seen) + position];
        }

        _features[term].Add(Terms[term].Loss, features, part);
    }

    /// <summary>Ends the current style, or one of its rotations.</summary>
    /// <param name="share">The share of the budget; together 1.</param>
    public void End(double share)
    {
        for (var i = 0; i < _variances.Length; i++) _variances[i] += share * _features[i].Value;
    }

    /// <summary>Ends the current style.</summary>
    /// <param name="weight">Its weight in its region.</param>
    public void EndStyle(double weight)
    {
        for (var i = 0; i < _parts.Length; i++)
        {
            _styles[i].Add(new StyleCandidates(_parts[i], _channels[i], weight));
            _parts[i].Clear();
        }
    }

    /// <summary>The candidates of each term.</summary>
    /// <param name="region">The region.</param>
    /// <exception cref="PasticheException">A style is flat: its features are all 0, and distances cannot be relative to them.</exception>
    public IEnumerable<LayerCandidates> Collect(ScaledRegion region)
    {
        foreach (var (i, (term, share)) in terms.Index())
        {
            if (!double.IsFinite(_variances[i])) throw Errors.InfiniteFeatures("style", term.Layer);
            if (!(_variances[i] > Target.Floor)) throw Errors.FlatImage("style", term.Layer);
            var own = term with { Region = region.Index };
            yield return new LayerCandidates(own, share, region.Area, region.Weight, _styles[i], _variances[i]);
        }
    }
}

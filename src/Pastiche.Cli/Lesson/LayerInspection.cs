using Pastiche.Backbones;

namespace Pastiche.Cli.Lesson;

/// <summary>What a layer says about a picture.</summary>
/// <param name="Analysis">What the layer sees.</param>
/// <param name="Features">Its feature maps.</param>
internal sealed record LayerInspection(LayerAnalysis Analysis, Features Features)
{
    /// <summary>The layer's name.</summary>
    public string Name => Analysis.Layer.Name;

    /// <summary>Which maps are active together.</summary>
    public GramMatrix Gram { get; } = Features.Gram();

    /// <summary>The largest activation of all maps, by which they can be compared.</summary>
    public float Most { get; } = Math.Max(Largest(Features.Values), float.Epsilon);

    /// <summary>The maps from the strongest to the weakest.</summary>
    public IReadOnlyList<int> Strongest => field ??= [.. Enumerable.Range(0, Features.Maps).OrderByDescending(Strength)];

    /// <summary>
    /// How strong a map is: the root of its mean squared activation, and so of its element on the Gram matrix's diagonal.
    /// </summary>
    public double Strength(int map) => Math.Sqrt(Gram[map, map]);

    /// <summary>How many maps are nowhere active.</summary>
    public int Silent => Enumerable.Range(0, Features.Maps).Count(map => Gram[map, map] == 0);

    private static float Largest(ReadOnlySpan<float> values)
    {
        var largest = 0f;
        foreach (var value in values) largest = Math.Max(largest, value);
        return largest;
    }
}

using Pastiche.Backbones;

namespace Pastiche.Lesson.Experiments;

/// <summary>The features of an image at one layer, with their Gram matrix.</summary>
public sealed class InspectedLayer
{
    internal InspectedLayer(LayerAnalysis analysis, Features features)
    {
        (ReceptiveField, Layer, Features, Gram) = (analysis.ReceptiveField, analysis.Layer, features, features.Gram());
        LargestActivation = Math.Max(Largest(features.Values), float.Epsilon);
    }

    /// <summary>The layer.</summary>
    public Layer Layer { get; }

    /// <summary>The side of the square of pixels that one position depends on; null for the whole image.</summary>
    public int? ReceptiveField { get; }

    /// <summary>The feature maps.</summary>
    public Features Features { get; }

    /// <summary>The Gram matrix of the feature maps.</summary>
    public GramMatrix Gram { get; }

    /// <summary>The largest activation of all maps, above 0.</summary>
    public float LargestActivation { get; }

    /// <summary>The indices of the maps, from the strongest to the weakest.</summary>
    public IReadOnlyList<int> Strongest => field ??= [.. Enumerable.Range(0, Features.Maps).OrderByDescending(Strength)];

    /// <summary>The number of maps that are zero everywhere.</summary>
    public int SilentMaps => Enumerable.Range(0, Features.Maps).Count(map => Gram[map, map] == 0);

    /// <summary>The root mean square of a map's activations, which is the root of its element on the diagonal of the Gram matrix.</summary>
    /// <param name="map">The index of the map, from 0.</param>
    public double Strength(int map) => Math.Sqrt(Gram[map, map]);

    private static float Largest(ReadOnlySpan<float> values)
    {
        var largest = 0f;
        foreach (var value in values) largest = Math.Max(largest, value);
        return largest;
    }
}

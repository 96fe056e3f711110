namespace Pastiche.Matching;

/// <summary>Divides positions among styles by their weights, where each goes to the style that it resembles more than others do.</summary>
/// <remarks>
/// Styles get a bias each, so that the numbers of positions become those of the weights: the dual of the assignment problem, solved one
/// bias after the other (D. P. Bertsekas, "The auction algorithm", 1988, without its prices' increments).
/// </remarks>
internal static class StyleShares
{
    private const int Rounds = 30;

    /// <summary>The style of each position.</summary>
    /// <param name="similarities">For each style the similarity of each position to its nearest neighbor there.</param>
    /// <param name="weights">The weight of each style; their sum is 1.</param>
    public static int[] Assign(IReadOnlyList<float[]> similarities, IReadOnlyList<double> weights)
    {
        var positions = similarities[0].Length;
        var biases = new float[similarities.Count];
        var lacking = new float[positions];
        for (var round = 0; round < Rounds && similarities.Count > 1; round++)
        {
            for (var style = 0; style < biases.Length; style++)
            {
                for (var i = 0; i < positions; i++)
                    lacking[i] = Best(similarities, biases, i, except: style).Value - similarities[style][i];
                lacking.AsSpan().Sort();
                biases[style] = Between(lacking, (int)Math.Round(weights[style] * positions));
            }
        }

        var styles = new int[positions];
        for (var i = 0; i < positions; i++) styles[i] = Best(similarities, biases, i, except: -1).Style;
        return styles;
    }

    /// <summary>A value above so many of the sorted ones, and below the others.</summary>
    private static float Between(ReadOnlySpan<float> sorted, int below)
    {
        if (below <= 0) return sorted[0] - 1;
        return below >= sorted.Length ? sorted[^1] + 1 : (sorted[below - 1] + sorted[below]) / 2;
    }

    private static (int Style, float Value) Best(IReadOnlyList<float[]> similarities, float[] biases, int position, int except)
    {
        var best = (Style: 0, Value: float.NegativeInfinity);
        for (var style = 0; style < biases.Length; style++)
        {
            if (style == except) continue;
            var value = similarities[style][position] + biases[style];
            if (value > best.Value) best = (style, value);
        }

        return best;
    }
}

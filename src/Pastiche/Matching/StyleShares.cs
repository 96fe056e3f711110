namespace Pastiche.Matching;

/// <summary>Divides positions among styles by their weights, where each goes to the style that it resembles more than others do.</summary>
/// <remarks>
/// Styles get a bias each, so that the numbers of positions become those of the weights: the dual of the assignment problem, solved one bias
/// after the other (D. P. Bertsekas, "The auction algorithm", 1988, without its prices' increments).
/// </remarks>
internal static class StyleShares
{
    private const int Rounds = 20;

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
                for (var i = 0; i < positions; i++) lacking[i] = Best(similarities, biases, i, except: style).Value - similarities[style][i];
                lacking.AsSpan().Sort();
                var wanted = Math.Clamp((int)Math.Round(weights[style] * positions), 0, positions);
                biases[style] = wanted == 0 ? lacking[0] - 1 : lacking[wanted - 1];
            }
        }

        var styles = new int[positions];
        for (var i = 0; i < positions; i++) styles[i] = Best(similarities, biases, i, except: -1).Style;
        return styles;
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

namespace Pastiche.Lesson.Metrics;

/// <summary>
/// The cosine similarity of the features of two images in a layer: the cosine of the angle between the features at a position, one element
/// for each feature map; and the mean of that over all positions.
/// </summary>
public static class CosineSimilarity
{
    /// <summary>Computes the similarity.</summary>
    /// <param name="features">The features.</param>
    /// <param name="reference">The features to compare with, of the same size.</param>
    /// <returns>The mean cosine, from −1 to 1. A position without any activation counts as 0.</returns>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static double Of(Features features, Features reference)
    {
        FeatureSizes.RequireEqual(features, reference);
        var positions = features.Width * features.Height;
        var (products, squares, otherSquares) = (new double[positions], new double[positions], new double[positions]);
        for (var map = 0; map < features.Maps; map++)
        {
            var one = features.Map(map);
            var other = reference.Map(map);
            for (var i = 0; i < positions; i++)
            {
                products[i] += (double)one[i] * other[i];
                squares[i] += (double)one[i] * one[i];
                otherSquares[i] += (double)other[i] * other[i];
            }
        }

        var sum = 0.0;
        for (var i = 0; i < positions; i++)
            if (squares[i] > 0 && otherSquares[i] > 0) sum += products[i] / (Math.Sqrt(squares[i]) * Math.Sqrt(otherSquares[i]));
        return sum / positions;
    }
}

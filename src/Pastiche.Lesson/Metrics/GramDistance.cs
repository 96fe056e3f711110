namespace Pastiche.Lesson.Metrics;

/// <summary>The relative squared difference of two Gram matrices: Σ (G − A)² / Σ A², summed over all elements.</summary>
public static class GramDistance
{
    /// <summary>Computes the difference.</summary>
    /// <param name="gram">The matrix G.</param>
    /// <param name="reference">The matrix A, of the same size.</param>
    /// <returns>0 for equal matrices, 1 if G is zero.</returns>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static double Of(GramMatrix gram, GramMatrix reference)
    {
        if (gram.Size != reference.Size)
            throw new ArgumentException($"The matrix has {gram.Size} rows and the reference {reference.Size}.", nameof(gram));
        var (distance, size) = (0.0, 0.0);
        for (var i = 0; i < reference.Values.Length; i++)
        {
            distance += Math.Pow(gram.Values[i] - reference.Values[i], 2);
            size += Math.Pow(reference.Values[i], 2);
        }

        return distance / size;
    }
}

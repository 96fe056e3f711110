namespace Pastiche;

/// <summary>
/// The Gram matrix of a layer, [<see cref="Size"/>][<see cref="Size"/>]: G = F·Fᵀ/M, where row i of F [N][M] is feature map i over the M
/// positions. It measures which maps are active together, wherever that is: the order of positions does not change it. It is symmetric,
/// and its diagonal, the mean squares of the maps, is not negative.
/// </summary>
/// <remarks>
/// L. A. Gatys, A. S. Ecker, M. Bethge, "Image Style Transfer Using Convolutional Neural Networks" (CVPR 2016), equation 3; divided by M,
/// so that pictures of different sizes can be compared. Computed in double precision.
/// </remarks>
public sealed class GramMatrix
{
    private readonly double[] _values;

    internal GramMatrix(int size, double[] values) => (Size, _values) = (size, values);

    /// <summary>N: the number of rows, columns and feature maps.</summary>
    public int Size { get; }

    /// <summary>The values, row by row.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>The mean of the product of two feature maps over all positions.</summary>
    /// <param name="row">The index of one map.</param>
    /// <param name="column">The index of the other map.</param>
    public double this[int row, int column] => Row(row)[column];

    /// <summary>
    /// The relative difference of two matrices: the largest |Gᵢⱼ − Hᵢⱼ| / √(Gᵢᵢ·Gⱼⱼ), which relates each value to its bound by Cauchy and
    /// Schwarz. It is 0 for equal matrices, and infinite if a map is inactive in this one only.
    /// </summary>
    /// <param name="other">A matrix of the same size.</param>
    /// <exception cref="PasticheException">The matrix has another size.</exception>
    public double RelativeDifference(GramMatrix other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Size != Size) throw Errors.OutOfRange("The size of the other Gram matrix", $"{other.Size}", $"{Size}");
        var largest = 0.0;
        for (var i = 0; i < Size; i++)
        {
            for (var j = 0; j < Size; j++)
            {
                var difference = Math.Abs(this[i, j] - other[i, j]);
                if (difference != 0) largest = Math.Max(largest, difference / (Math.Sqrt(this[i, i]) * Math.Sqrt(this[j, j])));
            }
        }

        return largest;
    }

    private ReadOnlySpan<double> Row(int row) => _values.AsSpan(row * Size, Size);
}

namespace Pastiche;

/// <summary>
/// The Gram matrix of a layer, [<see cref="Size"/>][<see cref="Size"/>]: G = F·Fᵀ/M, where row i of F [N][M] is feature map i, position
/// after position. It says how strongly which maps are active together, and nothing of where: in whatever order the M positions are
/// taken, the sums over them are the same. It is symmetric, and no diagonal element, the mean square of a map, is negative.
/// </summary>
/// <remarks>
/// L. A. Gatys, A. S. Ecker, M. Bethge, "Image Style Transfer Using Convolutional Neural Networks" (CVPR 2016), equation 3; divided by M,
/// so that pictures of different sizes can be compared. Computed in double precision.
/// </remarks>
public sealed class GramMatrix
{
    private readonly double[] _values;

    internal GramMatrix(int size, double[] values) => (Size, _values) = (size, values);

    /// <summary>N: rows, columns, and feature maps.</summary>
    public int Size { get; }

    /// <summary>All values, row after row.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>The mean, over all positions, of the product of two feature maps.</summary>
    /// <param name="row">One map, from 0.</param>
    /// <param name="column">The other, from 0.</param>
    public double this[int row, int column] => Row(row)[column];

    /// <summary>
    /// How much two matrices differ: the largest |Gᵢⱼ − Hᵢⱼ| / √(Gᵢᵢ·Gⱼⱼ), which relates each value to the most that it could be
    /// (Cauchy and Schwarz). 0 for equal ones, infinite where only this one has a map that is nowhere active.
    /// </summary>
    /// <param name="other">A matrix of the same size.</param>
    /// <exception cref="PasticheException">It is of another size.</exception>
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

namespace Pastiche.Tests.Imaging.Files;

/// <summary>Three by three, in double, row by row.</summary>
internal sealed record Matrix3(double[] Values)
{
    public static Matrix3 Diagonal(double[] values) => new([values[0], 0, 0, 0, values[1], 0, 0, 0, values[2]]);

    public double[] Column(int column) => [Values[column], Values[3 + column], Values[6 + column]];

    public static double[] operator *(Matrix3 matrix, double[] vector) =>
    [
        .. Enumerable.Range(0, 3).Select(row =>
            (matrix.Values[3 * row] * vector[0]) + (matrix.Values[(3 * row) + 1] * vector[1]) + (matrix.Values[(3 * row) + 2] * vector[2])),
    ];

    public static Matrix3 operator *(Matrix3 left, Matrix3 right)
    {
        var columns = Enumerable.Range(0, 3).Select(column => left * right.Column(column)).ToArray();
        return new([.. Enumerable.Range(0, 9).Select(i => columns[i % 3][i / 3])]);
    }

    /// <summary>By cofactors.</summary>
    public Matrix3 Inverse()
    {
        var inverse = new double[9];
        for (var i = 0; i < 9; i++) inverse[(i % 3 * 3) + (i / 3)] = Cofactor(i / 3, i % 3);
        var determinant = (Values[0] * inverse[0]) + (Values[1] * inverse[3]) + (Values[2] * inverse[6]);
        return new([.. inverse.Select(value => value / determinant)]);
    }

    private double Cofactor(int row, int column)
    {
        double At(int down, int across) => Values[((row + down) % 3 * 3) + ((column + across) % 3)];
        return (At(1, 1) * At(2, 2)) - (At(1, 2) * At(2, 1));
    }
}

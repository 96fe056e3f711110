using Pastiche.Parameterizations;

namespace Pastiche;

/// <summary>What is optimized in place of the pixels.</summary>
public enum ParameterizationKind
{
    /// <summary>The coefficients of a Laplacian pyramid: large structures form sooner.</summary>
    LaplacianPyramid,

    /// <summary>The pixels themselves, as in the paper.</summary>
    Pixels,
}

/// <summary>What the other code needs to know of a parameterization. The table has one entry for each kind.</summary>
/// <param name="Create">Creates one for padded images of a width and a height, which may wrap around.</param>
/// <param name="ParametersPerValue">About how many parameters it has for each value of the image.</param>
internal sealed record ParameterizationFactory(Func<int, int, bool, Parameterization> Create, double ParametersPerValue)
{
    private static readonly Dictionary<ParameterizationKind, ParameterizationFactory> Table = new()
    {
        [ParameterizationKind.LaplacianPyramid] = new((width, height, wraps) => new LaplacianPyramid(width, height, wraps: wraps), 4.0 / 3),
        [ParameterizationKind.Pixels] = new((width, height, _) => new Pixels(width, height), 1),
    };

    /// <summary>The factory of a kind.</summary>
    public static ParameterizationFactory Of(ParameterizationKind kind) => Table[kind];
}

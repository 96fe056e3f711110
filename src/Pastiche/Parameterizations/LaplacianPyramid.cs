namespace Pastiche.Parameterizations;

/// <summary>
/// The parameters are the levels of a Laplacian pyramid (Burt and Adelson, 1983), so that one step moves large shapes as
/// easily as small ones. Level 0 has the size of the image and each next one half of that, rounded up:
/// image = Σ_k scale^k · Up^k(level k), where Up doubles the size by linear interpolation, half-pixel centred, the edge repeated,
/// or the opposite one beyond it.
/// </summary>
/// <remarks>
/// The scale preconditions the descent: below 1, large shapes take longer strides less often. Parameters are laid out level by
/// level, each [3][height][width].
/// </remarks>
internal sealed class LaplacianPyramid : Parameterization
{
    private readonly PyramidLevel[] _levels;
    private readonly float _levelScale;
    private readonly float[] _coarse;
    private readonly BilinearDoubling _doubling;

    /// <summary>Creates the parameterization of one size.</summary>
    /// <param name="width">Columns of the image.</param>
    /// <param name="height">Rows of the image.</param>
    /// <param name="levels">The number of levels, from 1 to 16; none follows one of a single pixel.</param>
    /// <param name="levelScale">The factor from level to level, above 0 and at most 4.</param>
    /// <param name="wraps">Whether the opposite edge is beyond an edge; then no level follows one with an odd side.</param>
    /// <exception cref="PasticheException">A size or setting is out of range.</exception>
    public LaplacianPyramid(int width, int height, int levels = 6, float levelScale = 0.7f, bool wraps = false)
        : this(PyramidLevel.Halve(width, height, levels, evenly: wraps), levelScale, wraps)
    {
    }

    private LaplacianPyramid(PyramidLevel[] levels, float levelScale, bool wraps)
        : base(levels[0].Width, levels[0].Height, levels[^1].End)
    {
        if (!(levelScale is > 0 and <= 4)) throw Errors.OutOfRange("The pyramid's level scale", $"{levelScale}", "above 0, at most 4");
        _levels = levels;
        _levelScale = levelScale;
        _coarse = new float[ParameterCount - ImageLength];
        _doubling = new BilinearDoubling(Width, wraps);
    }

    // All three walk by Horner's rule: with every level divided by its scale^k, one factor per level does it.

    private protected override void DecodeCore(ReadOnlySpan<float> parameters, Span<float> image)
    {
        var last = _levels.Length - 1;
        if (last == 0) parameters.CopyTo(image);
        else _levels[last].Of(parameters).CopyTo(Coarse(last));
        for (var k = last - 1; k >= 0; k--)
            _doubling.AddEnlarged(Coarse(k + 1), _levelScale, _levels[k].Of(parameters), k == 0 ? image : Coarse(k), _levels[k]);
    }

    private protected override void AdjointCore(ReadOnlySpan<float> imageGradient, Span<float> parameterGradient)
    {
        imageGradient.CopyTo(_levels[0].Of(parameterGradient));
        for (var k = 1; k < _levels.Length; k++)
        {
            var finer = _levels[k - 1];
            _doubling.Adjoint(finer.Of(parameterGradient), _levelScale, _levels[k].Of(parameterGradient), finer);
        }
    }

    private protected override void EncodeCore(ReadOnlySpan<float> image, Span<float> parameters)
    {
        var finer = image;
        for (var k = 0; k < _levels.Length - 1; k++)
        {
            var coarser = Coarse(k + 1);
            BilinearDoubling.Halve(finer, 1 / _levelScale, coarser, _levels[k]);
            _doubling.AddEnlarged(coarser, -_levelScale, finer, _levels[k].Of(parameters), _levels[k]);
            finer = coarser;
        }

        finer.CopyTo(_levels[^1].Of(parameters));
    }

    private Span<float> Coarse(int level) =>
        _coarse.AsSpan(_levels[level].Start - ImageLength, _levels[level].End - _levels[level].Start);
}

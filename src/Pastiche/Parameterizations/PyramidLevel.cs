namespace Pastiche.Parameterizations;

/// <summary>One level of a pyramid: its size, and the range of its values [3][Height][Width] among the parameters.</summary>
internal readonly record struct PyramidLevel(int Width, int Height, int Start)
{
    private const int MostLevels = 16;

    /// <summary>One past the last value.</summary>
    public int End => Start + (Image.Channels * Width * Height);

    /// <summary>This level's part of all parameters.</summary>
    public ReadOnlySpan<float> Of(ReadOnlySpan<float> parameters) => parameters[Start..End];

    /// <inheritdoc cref="Of(ReadOnlySpan{float})"/>
    public Span<float> Of(Span<float> parameters) => parameters[Start..End];

    /// <summary>The levels of a pyramid, each half of the one before, rounded up: as many as asked for, at most to 1×1, or to where a half is odd.</summary>
    public static PyramidLevel[] Halve(int width, int height, int levels, bool evenly = false)
    {
        if (width < 1 || height < 1) throw Errors.OutOfRange("The size of a picture", $"{width}×{height}", "sides of at least 1 pixel");
        if (levels is < 1 or > MostLevels) throw Errors.OutOfRange("The number of pyramid levels", $"{levels}", $"1 to {MostLevels}");
        var halved = new List<PyramidLevel> { new(width, height, 0) };
        while (halved.Count < levels && halved[^1] is not { Width: 1, Height: 1 })
        {
            var finer = halved[^1];
            if (evenly && (int.IsOddInteger(finer.Width) || int.IsOddInteger(finer.Height))) break;
            halved.Add(new PyramidLevel((finer.Width + 1) / 2, (finer.Height + 1) / 2, finer.End));
        }

        return [.. halved];
    }
}

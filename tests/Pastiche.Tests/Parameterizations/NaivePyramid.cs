namespace Pastiche.Tests.Parameterizations;

/// <summary>The pyramid as its definition says it, position by position in double.</summary>
internal static class NaivePyramid
{
    public static double[] Decode(float[] parameters, int width, int height, int levels, double scale)
    {
        var image = new double[3 * width * height];
        int w = width, h = height, start = 0;
        for (var level = 0; level < levels; level++)
        {
            for (var channel = 0; channel < 3; channel++)
            {
                for (var y = 0; y < height; y++)
                {
                    for (var x = 0; x < width; x++)
                    {
                        image[(channel * height + y) * width + x] +=
                            Math.Pow(scale, level) * Up(parameters, start + channel * w * h, (width, height), level, x, y);
                    }
                }
            }

            if (w == 1 && h == 1)
                break;
            start += 3 * w * h;
            (w, h) = ((w + 1) / 2, (h + 1) / 2);
        }

        return image;
    }

    /// <summary>One value of a level enlarged as often as its number says.</summary>
    private static double Up(float[] values, int start, (int Width, int Height) size, int times, int x, int y)
    {
        if (times == 0)
            return values[start + y * size.Width + x];
        var half = ((size.Width + 1) / 2, (size.Height + 1) / 2);
        var (left, right, u) = Neighbors(x, half.Item1);
        var (top, bottom, v) = Neighbors(y, half.Item2);
        return (1 - v) * ((1 - u) * Coarser(left, top) + u * Coarser(right, top))
            + v * ((1 - u) * Coarser(left, bottom) + u * Coarser(right, bottom));

        double Coarser(int column, int row) => Up(values, start, half, times - 1, column, row);
    }

    private static (int Low, int High, double Fraction) Neighbors(int position, int length)
    {
        var center = (position + 0.5) / 2 - 0.5;
        var low = (int)Math.Floor(center);
        return (Math.Clamp(low, 0, length - 1), Math.Clamp(low + 1, 0, length - 1), center - low);
    }
}

using System.Numerics;

namespace Pastiche.Imaging;

/// <summary>
/// Finds blank margins without an edge, as around a drawing. Empty paper is a part of a picture, unless it is as wide on three sides, or on
/// opposite ones.
/// </summary>
internal static class BlankMargins
{
    /// <summary>The share of a blank line's pixels that may be dust.</summary>
    private const double MostDust = 0.01;

    /// <summary>How much the color of paper varies: a little, or by its grain.</summary>
    private const float LeastTolerance = 0.04f;
    private const float GrainFactor = 3;

    /// <summary>A margin has at least some lines, and a fiftieth of all.</summary>
    private const int LeastLines = 4;
    private const int Fiftieth = 50;

    /// <summary>Equal margins differ by a few lines, or by a tenth.</summary>
    private const int LeastSlack = 2;
    private const int Tenth = 10;

    /// <summary>Finds the margins of a picture.</summary>
    /// <returns>The columns and rows of margins; none if the picture has none.</returns>
    public static Insets Find(Image image)
    {
        var paper = new FrameLines(image, default, Side.Top).Color(0);
        var depths = Insets.Of(side => Depth(image, side, paper));
        if (AreEqual(depths.Left, depths.Right) && AreEqual(depths.Top, depths.Bottom)) return depths;
        foreach (var without in Enum.GetValues<Side>())
        {
            int[] others = [.. Enum.GetValues<Side>().Where(side => side != without).Select(side => depths[side])];
            if (AreEqual(others.Min(), others.Max())) return Insets.Of(side => side == without ? 0 : depths[side]);
        }

        return default;
    }

    /// <summary>The number of blank lines at a side; 0 if they are too few or too many for a margin.</summary>
    private static int Depth(Image image, Side side, Vector3 paper)
    {
        var (lines, limit, depth) = (new FrameLines(image, default, side), FrameTrim.Limit(image, side), 0);
        var tolerance = Math.Max(LeastTolerance, GrainFactor * lines.Spread(0));
        while (depth <= limit && lines.ShareOfOthers(depth, paper, tolerance) <= MostDust) depth++;
        var least = Math.Max(LeastLines, FrameTrim.Extent(image, side) / Fiftieth);
        return depth >= least && depth <= limit ? depth : 0;
    }

    private static bool AreEqual(int one, int other) =>
        one > 0 && other > 0 && Math.Abs(one - other) <= Math.Max(LeastSlack, Math.Max(one, other) / Tenth);
}

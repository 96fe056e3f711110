using System.Numerics;

namespace Pastiche.Imaging;

/// <summary>
/// Finds the frame of a picture: passe-partouts, margins, the borders of a scanner, one around the other. A part of it is a band of even
/// lines along a side that ends at a straight edge. A band on one side alone may as well be ground or sky, and counts only if it is thin.
/// </summary>
internal sealed class FrameTrim
{
    /// <summary>The least that is left of a side, in pixels.</summary>
    private const int LeastLeft = 16;

    /// <summary>A quarter of a side is the most that is cut off at either end of it.</summary>
    private const int Quarter = 4;

    /// <summary>A sixteenth of a side is the most that is cut off at one end alone.</summary>
    private const int Sixteenth = 16;

    /// <summary>A frame may have several bands; blurred edges count as some.</summary>
    private const int MostBands = 8;

    /// <summary>The lines after an edge that may be mixed with the frame, as by lossy compression.</summary>
    private const int Transition = 1;

    /// <summary>How much an even line differs within itself, as a part of how much the picture does; less where it is alone.</summary>
    private const float Even = 0.3f;
    private const float EvenAlone = 0.2f;
    private const float LeastSpread = 0.05f;

    /// <summary>The share of a side at which its edge must be seen; less where another side has a frame of that color.</summary>
    private const double WholeSide = 0.95;
    private const double MostOfSide = 0.55;
    private const float Alike = 0.1f;

    private static readonly Side[] Sides = Enum.GetValues<Side>();

    private readonly Image _image;
    private readonly float _spread;
    private readonly List<(Side Side, Vector3 Color)> _colors = [];
    private Insets _cut;

    private FrameTrim(Image image) => (_image, _spread) = (image, Math.Max(LeastSpread, SpreadOfMiddle(image)));

    /// <summary>Finds what of a picture is frame.</summary>
    /// <param name="image">Any size.</param>
    /// <returns>The columns and rows of the frame, at most a quarter at a side; none if the picture has no frame.</returns>
    public static Insets Find(Image image)
    {
        var trim = new FrameTrim(image);
        var bands = 0;
        while (bands < MostBands && trim.CutBand()) bands++;
        if (trim._cut.IsEmpty) return BlankMargins.Find(image);
        return Insets.Of(side => trim._cut[side] == 0 ? 0 : trim._cut[side] + Transition);
    }

    /// <summary>The most that may be cut off at a side.</summary>
    public static int Limit(Image image, Side side)
    {
        var extent = Extent(image, side);
        return Math.Min(extent / Quarter, (extent - LeastLeft) / 2);
    }

    /// <summary>The number of lines from a side to the opposite one.</summary>
    public static int Extent(Image image, Side side) => side is Side.Left or Side.Right ? image.Width : image.Height;

    /// <summary>Cuts off the outermost band of the frame, at every side that has one.</summary>
    /// <returns>Whether there was any.</returns>
    private bool CutBand()
    {
        var edges = new Dictionary<Side, FrameEdge>();
        foreach (var side in Sides)
        {
            var lines = new FrameLines(_image, _cut, side);
            if (FrameEdge.Find(lines, Even * _spread, Limit(_image, side) - _cut[side] - Transition) is { } edge) edges[side] = edge;
        }

        var frame = edges.Where(edge => IsFrame(edge.Key, edge.Value, edges)).ToDictionary();
        _colors.AddRange(frame.Select(edge => (edge.Key, edge.Value.Color)));
        var cut = _cut;
        _cut = Insets.Of(side => cut[side] + (frame.TryGetValue(side, out var edge) ? edge.Depth : 0));
        return frame.Count > 0;
    }

    private bool IsFrame(Side side, FrameEdge edge, Dictionary<Side, FrameEdge> edges)
    {
        var (start, end) = side is Side.Left or Side.Right ? (Side.Top, Side.Bottom) : (Side.Left, Side.Right);
        var share = edge.Share(DepthOf(start), DepthOf(end));
        var colors = _colors.Concat(edges.Select(other => (Side: other.Key, other.Value.Color))).Where(other => other.Side != side);
        // Where the picture has the frame's color, the edge cannot be seen.
        if (colors.Any(other => FrameLines.Difference(other.Color, edge.Color) < Alike)) return share >= MostOfSide;
        return share >= WholeSide && edge.Spread <= EvenAlone * _spread && edge.Depth <= Extent(_image, side) / Sixteenth;

        int DepthOf(Side other) => edges.TryGetValue(other, out var found) ? found.Depth : 0;
    }

    /// <summary>How much the pixels of the middle differ, which is never cut off, in the channel where they differ most.</summary>
    private static float SpreadOfMiddle(Image image)
    {
        var (left, top, spread) = (image.Width / Quarter, image.Height / Quarter, 0f);
        for (var channel = 0; channel < Image.Channels; channel++)
        {
            var tones = new ToneCounts();
            var plane = image.Plane(channel);
            for (var y = top; y < image.Height - top; y++)
            {
                for (var x = left; x < image.Width - left; x++) tones.Add(plane[(y * image.Width) + x]);
            }

            spread = Math.Max(spread, tones.Spread);
        }

        return spread;
    }
}

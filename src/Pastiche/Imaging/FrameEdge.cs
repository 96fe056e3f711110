using System.Numerics;

namespace Pastiche.Imaging;

/// <summary>The straight edge at which a frame may end: the lines before it are even, and most pieces change there.</summary>
internal sealed class FrameEdge
{
    /// <summary>An abrupt change is larger than this, and than what grain does.</summary>
    private const float LeastChange = 0.04f;
    private const float GrainFactor = 3;

    /// <summary>The share of the middle pieces that change at an edge.</summary>
    private const double LeastShare = 0.5;

    /// <summary>A straight edge differs by a few lines, or by a part of its length, where the picture is askew.</summary>
    private const int LeastSlack = 2;
    private const int SlackPart = 200;

    private readonly FrameLines _lines;
    private readonly int?[] _changes;
    private readonly int _middle;
    private readonly int _slack;

    private FrameEdge(FrameLines lines, int?[] changes, int middle)
    {
        (_lines, _changes, _middle) = (lines, changes, middle);
        _slack = Math.Max(LeastSlack, lines.Length / SlackPart);
        // An edge may be a little askew.
        var quarters = changes.Chunk((changes.Length + 3) / 4);
        Depth = quarters.Select(quarter => Median(quarter.Where(IsHere)) ?? 0).Max();
    }

    /// <summary>The number of lines before it.</summary>
    public int Depth { get; }

    /// <summary>The color of the frame at the picture's side.</summary>
    public Vector3 Color => _lines.Color(0);

    /// <summary>How much the pixels of the outermost line differ.</summary>
    public float Spread => _lines.Spread(0);

    /// <summary>Finds the outermost straight edge.</summary>
    /// <param name="lines">The lines from the side inwards.</param>
    /// <param name="most">The most that the pixels of an even line differ.</param>
    /// <param name="deepest">The last line at which it may be.</param>
    /// <returns>The edge; null if there is none.</returns>
    public static FrameEdge? Find(FrameLines lines, float most, int deepest)
    {
        if (deepest < 1 || lines.Spread(0) > most) return null;
        var changes = lines.Changes(Math.Max(LeastChange, GrainFactor * lines.PieceSpread()), deepest);
        var quarter = changes.Length / 4;
        var inner = changes[quarter..^quarter];
        if (Median(inner) is not { } middle) return null;
        var edge = new FrameEdge(lines, changes, middle);
        if (inner.Count(edge.IsHere) < LeastShare * inner.Length) return null;
        return Enumerable.Range(0, Math.Max(0, edge._middle - edge._slack)).All(line => lines.Spread(line) <= most) ? edge : null;
    }

    /// <summary>The share of the pieces that change at the edge.</summary>
    /// <param name="start">The pixels at the start of each line that belong to another side's frame.</param>
    /// <param name="end">Those at its end.</param>
    public double Share(int start, int end)
    {
        var first = Math.Min(_changes.Length - 1, ((start * _changes.Length) + _lines.Length - 1) / _lines.Length);
        var last = Math.Max(first + 1, (_lines.Length - end) * _changes.Length / _lines.Length);
        return (double)_changes[first..last].Count(IsHere) / (last - first);
    }

    private static int? Median(IEnumerable<int?> changes)
    {
        int[] lines = [.. changes.OfType<int>().Order()];
        return lines.Length == 0 ? null : lines[lines.Length / 2];
    }

    private bool IsHere(int? change) => change is { } line && Math.Abs(line - _middle) <= _slack;
}

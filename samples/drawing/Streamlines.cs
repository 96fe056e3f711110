using System.Numerics;

/// <summary>Evenly spaced streamlines of a direction field, after Jobard and Lefer (1997), with spacing that may vary.</summary>
internal sealed class Streamlines(
    int width, int height, Func<Vector2, Vector2> direction, Func<Vector2, float> spacing, Func<Vector2, Vector2, bool> belongs)
{
    private const int Cell = 6;
    private const float Step = 2;

    private readonly int _columns = width / Cell + 1;
    private readonly List<Vector2>[] _cells =
        [.. Enumerable.Range(0, (width / Cell + 1) * (height / Cell + 1)).Select(_ => new List<Vector2>())];

    /// <summary>Grows each line from beside one already drawn where it can, which packs them evenly.</summary>
    public IEnumerable<List<Vector2>> Trace(Random random, float longest)
    {
        Queue<Vector2> beside = new();
        foreach (Vector2 fresh in random.JitteredGrid(width, height, 3.5f, margin: 0))
        {
            beside.Enqueue(fresh);
            while (beside.TryDequeue(out Vector2 seed))
            {
                if (!IsFree(seed, seed, 0.86f * spacing(seed))
                    || Grow(seed, longest * random.Between(0.5f, 1)) is not { Count: > 3 } line)
                {
                    continue;
                }

                foreach (Vector2 p in line)
                {
                    CellAt(p).Add(p);
                    Vector2 aside = 0.98f * spacing(p) * Plane.Normal(direction(p));
                    beside.Enqueue(p + aside);
                    beside.Enqueue(p - aside);
                }

                yield return line;
            }
        }
    }

    private List<Vector2> Grow(Vector2 seed, float longest)
    {
        List<Vector2> ahead = Walk(seed, Step, longest / 2), behind = Walk(seed, -Step, longest / 2);
        behind.Reverse();
        return [.. behind, seed, .. ahead];
    }

    private List<Vector2> Walk(Vector2 seed, float step, float longest)
    {
        List<Vector2> points = [];
        (Vector2 p, Vector2 heading) = (seed, direction(seed) * MathF.Sign(step));
        while (points.Count * Step < longest)
        {
            // A direction field has no sign, so each step keeps the side the last one faced.
            Vector2 next = direction(p);
            heading = Vector2.Dot(next, heading) < 0 ? -next : next;
            p += Step * heading;
            bool closed = points.Count > 8 && Vector2.DistanceSquared(p, seed) < 9;
            if (closed || !IsFree(seed, p, 0.58f * spacing(p)))
            {
                break;
            }

            points.Add(p);
        }

        return points;
    }

    private bool IsFree(Vector2 seed, Vector2 p, float clearance)
    {
        if (p.X < 0 || p.Y < 0 || p.X >= width || p.Y >= height || !belongs(seed, p))
        {
            return false;
        }

        int reach = (int)(clearance / Cell) + 1, column = (int)p.X / Cell, row = (int)p.Y / Cell;
        for (int y = Math.Max(0, row - reach); y <= Math.Min(height / Cell, row + reach); y++)
        {
            for (int x = Math.Max(0, column - reach); x <= Math.Min(width / Cell, column + reach); x++)
            {
                if (_cells[y * _columns + x].Exists(q => Vector2.DistanceSquared(p, q) < clearance * clearance))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private List<Vector2> CellAt(Vector2 p) => _cells[(int)p.Y / Cell * _columns + (int)p.X / Cell];
}

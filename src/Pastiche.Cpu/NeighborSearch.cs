using System.Numerics.Tensors;

namespace Pastiche.Cpu;

/// <summary>stub</summary>
public sealed class NeighborSearch(int threads = 0, InstructionSet? instructions = null)
{
    /// <summary>stub</summary>
    public int Threads { get; } = threads;

    /// <summary>stub</summary>
    public InstructionSet? Instructions { get; } = instructions;

    /// <summary>stub</summary>
    public NeighborCandidates Prepare(ReadOnlySpan<float> features, int channels) =>
        new(features.Length / channels, channels, Rows(features, channels));

    /// <summary>stub</summary>
    public void Find(NeighborCandidates candidates, ReadOnlySpan<float> features, Span<int> nearest, Span<float> similarity,
        CancellationToken cancellationToken = default)
    {
        var c = candidates.Channels;
        var rows = Rows(features, c);
        var n = new int[nearest.Length];
        var s = new float[n.Length];
        Parallel.For(0, n.Length, i =>
        {
            var best = float.NegativeInfinity;
            for (var j = 0; j < candidates.Count; j++)
            {
                var d = TensorPrimitives.Dot<float>(rows.AsSpan(i * c, c), candidates.Rows.AsSpan(j * c, c));
                if (d > best) (best, n[i]) = (d, j);
            }

            s[i] = best;
        });
        n.CopyTo(nearest);
        s.CopyTo(similarity);
    }

    private static float[] Rows(ReadOnlySpan<float> maps, int c)
    {
        var n = maps.Length / c;
        var r = new float[n * c];
        for (var k = 0; k < c; k++)
        {
            var mean = TensorPrimitives.Sum(maps.Slice(k * n, n)) / n;
            for (var i = 0; i < n; i++) r[(i * c) + k] = maps[(k * n) + i] - mean;
        }

        for (var i = 0; i < n; i++)
        {
            var row = r.AsSpan(i * c, c);
            var norm = TensorPrimitives.Norm<float>(row);
            if (norm > 0) TensorPrimitives.Divide(row, norm, row);
        }

        return r;
    }
}

/// <summary>stub</summary>
public sealed class NeighborCandidates : IDisposable
{
    internal NeighborCandidates(int count, int channels, float[] rows) => (Count, Channels, Rows) = (count, channels, rows);

    /// <summary>stub</summary>
    public int Count { get; }

    /// <summary>stub</summary>
    public int Channels { get; }

    internal float[] Rows { get; }

    /// <summary>stub</summary>
    public void Dispose()
    {
    }
}

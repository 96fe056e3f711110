using System.Numerics.Tensors;

namespace Pastiche;

/// <summary>The features of a picture in a layer: its feature maps, [Maps][Height][Width].</summary>
public sealed class Features
{
    /// <summary>Positions that are converted to double precision at a time.</summary>
    private const int Block = 4096;

    private readonly float[] _values;

    internal Features(Layer layer, int width, int height, float[] values) =>
        (Layer, Width, Height, _values) = (layer, width, height, values);

    /// <summary>The layer.</summary>
    public Layer Layer { get; }

    /// <summary>The number of feature maps.</summary>
    public int Maps => Layer.Channels;

    /// <summary>The columns of positions, each for <see cref="Layer.Stride"/> columns of the padded picture.</summary>
    public int Width { get; }

    /// <summary>The rows of positions.</summary>
    public int Height { get; }

    /// <summary>The activations, map by map and row by row.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>A feature map, [Height][Width].</summary>
    /// <param name="index">From 0 to <see cref="Maps"/> − 1.</param>
    public ReadOnlySpan<float> Map(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Maps);
        return _values.AsSpan(index * Positions, Positions);
    }

    /// <summary>Computes the Gram matrix on all cores: the layer's representation of style.</summary>
    public GramMatrix Gram()
    {
        var values = new double[Maps * Maps];
        var memory = new double[Maps * Math.Min(Block, Positions)];
        for (int start = 0, length; start < Positions; start += length)
        {
            length = Math.Min(Block, Positions - start);
            for (var map = 0; map < Maps; map++)
                TensorPrimitives.ConvertTruncating<float, double>(Map(map).Slice(start, length), memory.AsSpan(map * length, length));
            AddProducts(memory, length, values);
        }

        for (var i = 0; i < Maps; i++)
        {
            for (var j = 0; j <= i; j++) values[(i * Maps) + j] = values[(j * Maps) + i] = values[(i * Maps) + j] / Positions;
        }

        return new GramMatrix(Maps, values);
    }

    /// <summary>
    /// Permutes the positions, alike for all maps: co-occurrence is kept, and with it the <see cref="Gram"/> matrix; location is lost.
    /// </summary>
    /// <param name="seed">The seed of the permutation.</param>
    public Features Shuffle(int seed)
    {
        int[] order = [.. Enumerable.Range(0, Positions)];
        var random = new SplitMix64(seed);
        // The shuffle of R. A. Fisher and F. Yates, in the form of R. Durstenfeld (1964).
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = (int)(random.Next() % (ulong)(i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }

        var shuffled = new float[_values.Length];
        for (var i = 0; i < shuffled.Length; i++)
        {
            var (map, position) = Math.DivRem(i, Positions);
            shuffled[i] = _values[(map * Positions) + order[position]];
        }

        return new Features(Layer, Width, Height, shuffled);
    }

    private int Positions => Width * Height;

    /// <summary>Adds the products of all pairs of maps, [Maps][length], to the lower triangle of a matrix.</summary>
    private void AddProducts(double[] maps, int length, double[] sums)
    {
        Parallel.For(0, Maps, i =>
        {
            for (var j = 0; j <= i; j++)
                sums[(i * Maps) + j] += TensorPrimitives.Dot<double>(maps.AsSpan(i * length, length), maps.AsSpan(j * length, length));
        });
    }
}

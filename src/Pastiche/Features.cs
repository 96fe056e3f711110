using System.Numerics.Tensors;

namespace Pastiche;

/// <summary>What a layer says about a picture: its feature maps, [Maps][Height][Width].</summary>
public sealed class Features
{
    private readonly float[] _values;

    internal Features(Layer layer, int width, int height, float[] values) => (Layer, Width, Height, _values) = (layer, width, height, values);

    /// <summary>The layer.</summary>
    public Layer Layer { get; }

    /// <summary>The number of feature maps.</summary>
    public int Maps => Layer.Channels;

    /// <summary>Columns of positions; each stands for <see cref="Layer.Stride"/> columns of the padded picture.</summary>
    public int Width { get; }

    /// <summary>Rows of positions.</summary>
    public int Height { get; }

    /// <summary>All activations, map after map and row after row.</summary>
    public ReadOnlySpan<float> Values => _values;

    /// <summary>One feature map, [Height][Width].</summary>
    /// <param name="index">From 0 to <see cref="Maps"/> − 1.</param>
    public ReadOnlySpan<float> Map(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Maps);
        return _values.AsSpan(index * Positions, Positions);
    }

    /// <summary>Which maps are active together, wherever that is: the layer's representation of style. Computed on all cores.</summary>
    public GramMatrix Gram()
    {
        var maps = new double[_values.Length];
        TensorPrimitives.ConvertTruncating<float, double>(_values, maps);
        var values = new double[Maps * Maps];
        Parallel.For(0, Maps, i =>
        {
            for (var j = 0; j <= i; j++)
            {
                var product = TensorPrimitives.Dot<double>(maps.AsSpan(i * Positions, Positions), maps.AsSpan(j * Positions, Positions)) / Positions;
                values[(i * Maps) + j] = values[(j * Maps) + i] = product;
            }
        });
        return new GramMatrix(Maps, values);
    }

    /// <summary>
    /// The same positions in another order, the same one for all maps: what is seen together stays together, where it is seen is lost. The
    /// <see cref="Gram"/> matrix stays the same.
    /// </summary>
    /// <param name="seed">Each gives another order.</param>
    public Features Shuffle(int seed)
    {
        int[] order = [.. Enumerable.Range(0, Positions)];
        var random = new SplitMix64(seed);
        // R. A. Fisher and F. Yates, as R. Durstenfeld has it (1964).
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
}

using System.Numerics.Tensors;

namespace Pastiche.Cpu.Kernels;

/// <summary>Feature maps [channels][count] and the mean of each, which <see cref="ChannelMeans"/> computes.</summary>
/// <param name="channels">The number of maps.</param>
/// <param name="count">Positions of a map.</param>
/// <param name="features">The maps.</param>
/// <param name="means">The means, as double.</param>
internal sealed unsafe class CenteredMaps(int channels, int count, Buffer features, Buffer means)
{
    /// <summary>The number of maps.</summary>
    public int Channels { get; } = channels;

    /// <summary>Positions of a map.</summary>
    public int Count { get; } = count;

    /// <summary>The maps.</summary>
    public Buffer Features { get; } = features;

    /// <summary>The means, as double.</summary>
    public Buffer Means { get; } = means;

    /// <summary>Floats of the buffer of means.</summary>
    public static long MeansLength(int channels) => 2L * channels;

    /// <summary>The mean of a map.</summary>
    public ref double Mean(int channel) => ref *(double*)Means.At(2L * channel, 2);

    /// <summary>Converts some consecutive positions of a map.</summary>
    public void Read(int channel, int first, Span<double> target) => TensorPrimitives.ConvertTruncating(
        new ReadOnlySpan<float>(Features.At(((long)channel * Count) + first, target.Length), target.Length), target);

    /// <summary>Takes the mean off some consecutive positions of a map.</summary>
    public void Center(int channel, int first, Span<double> target)
    {
        Read(channel, first, target);
        TensorPrimitives.Subtract(target, Mean(channel), target);
    }
}

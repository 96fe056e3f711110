using System.Numerics.Tensors;

namespace Pastiche.Cpu.Kernels;

/// <summary>The mean of each feature map over its positions, in double precision.</summary>
/// <param name="maps">The maps.</param>
internal sealed class ChannelMeans(CenteredMaps maps) : Kernel(KernelKind.Other, [maps.Features], [maps.Means])
{
    /// <summary>Positions that are converted at a time.</summary>
    private const int Piece = 512;

    public override int Parts => maps.Channels;

    public override void Run(int part, Buffer scratch)
    {
        Span<double> memory = stackalloc double[Piece];
        var sum = 0.0;
        for (int first = 0, length; first < maps.Count; first += length)
        {
            length = Math.Min(Piece, maps.Count - first);
            var piece = memory[..length];
            maps.Read(part, first, piece);
            sum += TensorPrimitives.Sum<double>(piece);
        }

        maps.Mean(part) = sum / maps.Count;
    }
}

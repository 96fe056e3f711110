using System.Numerics.Tensors;

namespace Pastiche.Cpu.Kernels;

/// <summary>The mean of each feature map over its positions, in double precision.</summary>
/// <param name="maps">The maps.</param>
internal sealed unsafe class ChannelMeans(CenteredMaps maps) : Kernel(KernelKind.Other, [maps.Features], [maps.Means])
{
    private const int Piece = 512;

    public override int Parts => maps.Channels;

    public override void Run(int part, Buffer scratch)
    {
        Span<double> piece = stackalloc double[Piece];
        var sum = 0.0;
        for (var position = 0; position < maps.Count; position += Piece)
        {
            var length = Math.Min(Piece, maps.Count - position);
            var features = new ReadOnlySpan<float>(maps.At(part, position, length), length);
            TensorPrimitives.ConvertTruncating(features, piece);
            sum += TensorPrimitives.Sum<double>(piece[..length]);
        }

        maps.Mean(part) = sum / maps.Count;
    }
}

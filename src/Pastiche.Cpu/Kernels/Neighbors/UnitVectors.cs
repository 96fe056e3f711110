using System.Numerics.Tensors;

namespace Pastiche.Cpu.Kernels;

/// <summary>
/// The positions of centered feature maps as vectors of unit length, one after the other: the left matrix of
/// <see cref="GemmMicrokernel{T}"/>. A zero vector stays zero.
/// </summary>
/// <param name="maps">The maps.</param>
/// <param name="vectors">The vectors [count][channels].</param>
internal sealed unsafe class UnitVectors(CenteredMaps maps, Buffer vectors)
    : Kernel(KernelKind.Other, [maps.Features, maps.Means], [vectors])
{
    /// <summary>Positions of a part.</summary>
    private const int Block = 128;

    public override int Parts => ((maps.Count - 1) / Block) + 1;

    public override void Run(int part, Buffer scratch)
    {
        var first = part * Block;
        var count = Math.Min(Block, maps.Count - first);
        Span<double> memory = stackalloc double[2 * Block];
        Span<double> scales = memory[..count], map = memory.Slice(Block, count);
        scales.Clear();
        for (var channel = 0; channel < maps.Channels; channel++)
        {
            maps.Center(channel, first, map);
            TensorPrimitives.MultiplyAdd<double>(map, map, scales, scales);
        }

        foreach (ref var scale in scales) scale = scale == 0 ? 0 : 1 / Math.Sqrt(scale);
        var target = vectors.At((long)first * maps.Channels, (long)count * maps.Channels);
        for (var channel = 0; channel < maps.Channels; channel++)
        {
            maps.Center(channel, first, map);
            // Rounded once, from double: vectors of the same direction and different lengths are nearly always equal then, and tie.
            for (var i = 0; i < count; i++) target[((nint)i * maps.Channels) + channel] = (float)(map[i] * scales[i]);
        }
    }
}

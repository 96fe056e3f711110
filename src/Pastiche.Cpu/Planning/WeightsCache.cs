using Pastiche.Cpu.Kernels;
using Pastiche.Graphs;

namespace Pastiche.Cpu.Planning;

/// <summary>
/// Transformed and packed weights, computed once for all graphs of an executor, since they do not depend on the image size.
/// </summary>
internal sealed class WeightsCache
{
    private readonly Dictionary<(Tensor, int), WinogradWeights> _winograd = [];
    private readonly Dictionary<(Tensor, int, int, int), PackedWeights> _packed = [];
    private readonly Lock _gate = new();

    /// <summary>The bytes that all of them take.</summary>
    public long Bytes
    {
        get
        {
            lock (_gate)
            {
                return sizeof(float) * (_winograd.Values.Sum(weights => weights.Values.Length)
                    + _packed.Values.Sum(weights => weights.Values.Length));
            }
        }
    }

    /// <summary>The weights of a kernel for Winograd's algorithm.</summary>
    public WinogradWeights Winograd(Tensor kernel, int columns)
    {
        var key = (kernel, columns);
        lock (_gate)
        {
            return _winograd.TryGetValue(key, out var cached) ? cached : _winograd[key] = new WinogradWeights(kernel, columns);
        }
    }

    /// <summary>The weights of a kernel in panels.</summary>
    public PackedWeights Packed(Tensor kernel, int groups, int blockSize, int columns)
    {
        var key = (kernel, groups, blockSize, columns);
        lock (_gate)
        {
            return _packed.TryGetValue(key, out var cached) ? cached : _packed[key] = new PackedWeights(kernel, groups, blockSize, columns);
        }
    }
}

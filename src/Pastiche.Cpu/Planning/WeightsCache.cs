using Pastiche.Cpu.Kernels;
using Pastiche.Graphs;

namespace Pastiche.Cpu.Planning;

/// <summary>Weights in the forms that kernels take, made once and shared by all graphs of an executor: they do not depend on a picture's size.</summary>
internal sealed class WeightsCache
{
    private readonly Dictionary<(Tensor, int), WinogradWeights> _winograd = [];
    private readonly Dictionary<(Tensor, int, int, int), PackedWeights> _packed = [];
    private readonly Lock _gate = new();

    /// <summary>At Winograd's points.</summary>
    public WinogradWeights Winograd(Tensor kernel, int columns)
    {
        lock (_gate) return _winograd.TryGetValue((kernel, columns), out var known) ? known : _winograd[(kernel, columns)] = new WinogradWeights(kernel, columns);
    }

    /// <summary>In panels.</summary>
    public PackedWeights Packed(Tensor kernel, int groups, int blockSize, int columns)
    {
        var key = (kernel, groups, blockSize, columns);
        lock (_gate) return _packed.TryGetValue(key, out var known) ? known : _packed[key] = new PackedWeights(kernel, groups, blockSize, columns);
    }
}

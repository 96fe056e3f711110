using Pastiche.Graphs;
using Pastiche.Weights;

namespace Pastiche.Tests.Backbones;

/// <summary>Named tensors in memory in place of a file.</summary>
internal sealed class MemoryWeights(
    IReadOnlyDictionary<string, Tensor> tensors, string format = "PyTorch", IReadOnlyDictionary<string, string>? metadata = null)
    : WeightsFile("weights.file", int.MaxValue)
{
    public override string Format => format;

    public override IReadOnlyList<StoredTensor> Tensors { get; } =
        [.. tensors.Select(tensor => new StoredTensor(tensor.Key, tensor.Value.Shape))];

    public override IReadOnlyDictionary<string, string> Metadata => metadata ?? base.Metadata;

    protected override Tensor ReadTensor(string name) => tensors[name];

    public override void Dispose()
    {
    }
}

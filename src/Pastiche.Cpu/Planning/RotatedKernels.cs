using Pastiche.Graphs;

namespace Pastiche.Cpu.Planning;

/// <summary>
/// Finds convolution kernels that are others rotated by 180° with inputs and outputs exchanged, as in the gradient of a convolution.
/// </summary>
internal sealed class RotatedKernels(IReadOnlyList<Node> nodes)
{
    private readonly List<Tensor> _kernels =
        [.. nodes.Where(node => node.Op == Op.Conv).Select(node => node.Inputs[1].Constant).OfType<Tensor>().Distinct()];

    /// <summary>The earlier kernel of which this is the 180° rotation, or null.</summary>
    public Tensor? OriginalOf(Tensor kernel) =>
        _kernels.TakeWhile(other => !other.Equals(kernel)).FirstOrDefault(other => IsRotation(kernel, other));

    private static bool IsRotation(Tensor kernel, Tensor other)
    {
        var (outputs, inputs, height, width) = (kernel.Shape[0], kernel.Shape[1], kernel.Shape[2], kernel.Shape[3]);
        if (other.Shape != [inputs, outputs, height, width]) return false;
        var taps = height * width;
        for (var output = 0; output < outputs; output++)
        {
            for (var input = 0; input < inputs; input++)
            {
                var rotated = kernel.Elements.Slice(((output * inputs) + input) * taps, taps);
                var original = other.Elements.Slice(((input * outputs) + output) * taps, taps);
                for (var tap = 0; tap < taps; tap++)
                    if (rotated[tap] != original[taps - 1 - tap]) return false;
            }
        }

        return true;
    }
}

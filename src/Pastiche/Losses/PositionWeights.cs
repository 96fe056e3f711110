using Pastiche.Graphs;

namespace Pastiche.Losses;

/// <summary>Downsamples an image mask to a layer's resolution, by box means.</summary>
internal static class PositionWeights
{
    /// <summary>Fills the inputs of position weights.</summary>
    /// <param name="compiled">The compiled graph.</param>
    /// <param name="inputs">Inputs of the graph; those that are position weights are filled.</param>
    /// <param name="mask">The weight of each pixel of the padded image.</param>
    public static void Set(ICompiledGraph compiled, IEnumerable<Value> inputs, Mask mask)
    {
        foreach (var input in inputs)
        {
            var name = Graph.NameOf(input);
            if (name.StartsWith(Term.WeightsPrefix, StringComparison.Ordinal))
                mask.Resize(input.Shape[3], input.Shape[2]).Values.CopyTo(compiled.Input(name));
        }
    }
}

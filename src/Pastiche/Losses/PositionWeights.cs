using Pastiche.Graphs;

namespace Pastiche.Losses;

/// <summary>How much each position of a layer counts, from how much each place of the picture does: the mean of the places that become it.</summary>
internal static class PositionWeights
{
    /// <summary>Fills the inputs of position weights.</summary>
    /// <param name="compiled">The graph as it runs.</param>
    /// <param name="inputs">Inputs of the graph; those that are position weights are filled.</param>
    /// <param name="mask">How much each place of the padded picture counts.</param>
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

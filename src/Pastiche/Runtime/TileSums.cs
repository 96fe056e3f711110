using Pastiche.Graphs;

namespace Pastiche.Runtime;

/// <summary>Sums over the positions of an image, added up over its tiles in double precision.</summary>
/// <param name="sums">The outputs of a pass that are added up, by their names.</param>
internal sealed class TileSums(IEnumerable<(string Name, Shape Shape)> sums)
{
    private readonly (string Name, double[] Values)[] _totals = [.. sums.Select(sum => (sum.Name, new double[sum.Shape.Size]))];

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        foreach (var (_, values) in _totals) Array.Clear(values);
    }

    /// <summary>Adds the sums of the tile that a pass was run on last.</summary>
    public void Add(TilePass pass)
    {
        foreach (var (name, values) in _totals)
        {
            var sum = pass.Output(name);
            for (var i = 0; i < values.Length; i++) values[i] += sum[i];
        }
    }

    /// <summary>Sets the inputs of a graph that take the sums of the whole image.</summary>
    public void Set(ICompiledGraph graph)
    {
        foreach (var (name, values) in _totals)
        {
            var input = graph.Input(name);
            for (var i = 0; i < values.Length; i++) input[i] = (float)values[i];
        }
    }
}

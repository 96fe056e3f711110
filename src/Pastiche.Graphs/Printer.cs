using System.Globalization;
using System.Text;

namespace Pastiche.Graphs;

/// <summary>Prints a graph as text, one node a line.</summary>
public static class Printer
{
    /// <summary>Returns the graph as text: <c>%3 = Conv(%0, %1) {…} : 1×64×112×112</c>, then its outputs.</summary>
    public static string Print(Graph graph)
    {
        var text = new StringBuilder();
        var names = new Dictionary<Value, string>();
        text.Append(CultureInfo.InvariantCulture, $"graph {graph.Name}\n");
        foreach (var node in graph.Nodes)
        {
            foreach (var output in node.Outputs) names[output] = $"%{names.Count}";
            text.AppendJoin(", ", node.Outputs.Select(value => names[value]));
            text.Append(CultureInfo.InvariantCulture, $" = {node.Op}({string.Join(", ", node.Inputs.Select(value => names[value]))})");
            if (node.Attributes != Attributes.None) text.Append(CultureInfo.InvariantCulture, $" {Describe(node.Attributes)}");
            text.Append(CultureInfo.InvariantCulture, $" : {string.Join(", ", node.Outputs.Select(value => value.Shape))}\n");
        }

        foreach (var (name, value) in graph.Outputs) text.Append(CultureInfo.InvariantCulture, $"output {name} = {names[value]}\n");
        return text.ToString();
    }

    private static string Describe(Attributes attributes)
    {
        var text = attributes.ToString();
        return text[text.IndexOf('{', StringComparison.Ordinal)..];
    }
}

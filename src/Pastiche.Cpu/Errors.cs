using Pastiche.Graphs;

namespace Pastiche.Cpu;

/// <summary>The exceptions of the engine: what it got, what it expected, where.</summary>
internal static class Errors
{
    public static UnsupportedOperatorException UnsupportedNode(Graph graph, Node node, string reason) =>
        new($"{node.Op} (node {node.Label ?? "without a name"} of {graph.Name}): {reason}");

    public static GraphException UnknownName(string graph, string kind, string name, IEnumerable<string> known) =>
        new($"{graph} has no {kind} named {name}; it has {string.Join(", ", known)}.");

    public static ArgumentOutOfRangeException InstructionsNotAvailable(string parameter, InstructionSet instructions) =>
        new(parameter, instructions, $"This processor has {string.Join(", ", InstructionSets.Available)}.");

    public static InvalidOperationException NoFeatureMaps(Value value) => new($"{value} is no feature maps.");

    public static InvalidOperationException NotComputed(Value value) => new($"{value} was not computed.");

    public static ArgumentException WrongFeatures(string parameter, int length, int channels) =>
        new($"Got {length} features, expected {channels}, one for each channel, times the number of positions.", parameter);

    public static ArgumentException WrongLength(string parameter, int length, int expected) =>
        new($"Got room for {length} results, expected {expected}, one for each query.", parameter);
}

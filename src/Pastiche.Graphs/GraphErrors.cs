namespace Pastiche.Graphs;

/// <summary>The errors of this library; each message says what was found, what was expected, and where.</summary>
internal static class GraphErrors
{
    public static GraphException BadShape(string sizes, string problem) =>
        new($"Shape {sizes} has {problem}.");

    public static GraphException BadTensor(Shape shape, int elements) =>
        new($"A tensor of shape {shape} needs {shape.Size} elements; got {elements}.");

    public static GraphException BadInputs(Op op, string got, string expected) =>
        new($"{op}: got {got}; expected {expected}.");

    public static GraphException BadAttributes(Op op, Attributes attributes, string expected) =>
        new($"{op}: got attributes {attributes}; expected {expected}.");

    public static GraphException Foreign(string user, string graph) =>
        new($"{user}: a value of another graph than {graph}; inline that graph first.");

    public static GraphException DuplicateName(string kind, string name, string graph) =>
        new($"{graph} has two {kind}s named {name}; names are unique.");

    public static GraphException Unbound(string input, string graph) =>
        new($"{graph} was inlined without a value for its input {input}.");

    public static GraphException UnknownName(string kind, string name, string graph, IEnumerable<string> known) =>
        new($"{graph} has no {kind} named {name}; it has {string.Join(", ", known)}.");

    public static GraphException Invalid(string graph, string problem) =>
        new($"{graph} is malformed: {problem}.");

    public static GraphException NoRule(Node node) =>
        new($"No gradient rule for {node.Op} (node {node.Label ?? "without a name"} of {node.Graph.Name}).");

    public static GraphException NoInputRule(Node node, int input) => new(
        $"No gradient rule for input {input} of {node.Op} (node {node.Label ?? "without a name"} of {node.Graph.Name}); "
        + "it must not depend on what is differentiated.");

    public static GraphException Independent(string graph) =>
        new($"The differentiated outputs of {graph} do not depend on the value asked for; the gradient would be zero.");

    public static GraphException CotangentShape(Shape output, Shape cotangent) =>
        new($"A cotangent has shape {cotangent}; expected its output's shape {output}.");

    public static GraphException Unreadable(string model, string problem, Exception? cause = null) =>
        new($"{model}: {problem}.", cause);

    public static GraphException ExternalTensor(string model, string tensor, string location, string problem) =>
        new($"{model}: tensor {tensor} lies in {location}, {problem}.");

    /// <summary>A problem of a node that is being read; the reader adds the model and the node.</summary>
    public static GraphException BadNode(string problem) => new($"{problem}.");

    public static GraphException Quantized() => BadNode(
        "the network is quantised: it rounds to small integers here, which leaves no gradient to paint by; take it as it was before that, "
        + "in 16- or 32-bit floats");

    public static GraphException NameClash(string name, string graph) =>
        new($"{graph} has an input and another value as output, both named {name}; ONNX needs different names.");
}

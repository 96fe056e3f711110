using System.Diagnostics.CodeAnalysis;

namespace Pastiche.Graphs;

/// <summary>Every message of this library, in one place, so that they stay alike: got, expected, where.</summary>
internal static class Throw
{
    [DoesNotReturn]
    public static void BadShape(string sizes, string problem) =>
        throw new GraphException($"Shape {sizes} has {problem}.");

    [DoesNotReturn]
    public static void BadTensor(Shape shape, int elements) =>
        throw new GraphException($"A tensor of shape {shape} needs {shape.Size} elements; got {elements}.");

    [DoesNotReturn]
    public static void BadInputs(Op op, string got, string expected) =>
        throw new GraphException($"{op}: got {got}; expected {expected}.");

    [DoesNotReturn]
    public static void BadAttributes(Op op, Attributes attributes, string expected) =>
        throw new GraphException($"{op}: got attributes {attributes}; expected {expected}.");

    [DoesNotReturn]
    public static void Foreign(string user, string graph) =>
        throw new GraphException($"{user}: a value of another graph than {graph}; inline that graph first.");

    [DoesNotReturn]
    public static void DuplicateName(string kind, string name, string graph) =>
        throw new GraphException($"{graph} has two {kind}s named {name}; names are unique.");

    [DoesNotReturn]
    public static void Unbound(string input, string graph) =>
        throw new GraphException($"{graph} was inlined without a value for its input {input}.");

    [DoesNotReturn]
    public static void UnknownName(string kind, string name, string graph, IEnumerable<string> known) =>
        throw new GraphException($"{graph} has no {kind} named {name}; it has {string.Join(", ", known)}.");

    [DoesNotReturn]
    public static void Invalid(string graph, string problem) =>
        throw new GraphException($"{graph} is malformed: {problem}.");

    [DoesNotReturn]
    public static void NoRule(Node node, string graph) =>
        throw new GraphException($"No gradient rule for {node.Op} (node {node.Label ?? "without a name"} of {graph}).");

    [DoesNotReturn]
    public static void NoInputRule(Node node, int input, string graph) =>
        throw new GraphException(
            $"No gradient rule for input {input} of {node.Op} (node {node.Label ?? "without a name"} of {graph}); it must not depend on what is differentiated.");

    [DoesNotReturn]
    public static void Independent(string graph) =>
        throw new GraphException($"The differentiated outputs of {graph} do not depend on the value asked for; the gradient would be zero.");

    [DoesNotReturn]
    public static void CotangentShape(Shape output, Shape cotangent) =>
        throw new GraphException($"A cotangent has shape {cotangent}; expected its output's shape {output}.");

    [DoesNotReturn]
    public static void Unreadable(string model, string problem, Exception? cause = null) =>
        throw new GraphException($"{model}: {problem}.", cause);

    [DoesNotReturn]
    public static void ExternalTensor(string model, string tensor, string location, string problem) =>
        throw new GraphException($"{model}: tensor {tensor} lies in {location}, {problem}.");

    /// <summary>While a node is read; who reads it says which model and node.</summary>
    [DoesNotReturn]
    public static void BadNode(string problem) => throw new GraphException($"{problem}.");

    [DoesNotReturn]
    public static T BadNode<T>(string problem) => throw new GraphException($"{problem}.");

    [DoesNotReturn]
    public static void NameClash(string name, string graph) =>
        throw new GraphException($"{graph} has an input and another value as output, both named {name}; ONNX needs different names.");
}

using Onnx;
using Pastiche.Graphs.Differentiation;

namespace Pastiche.Graphs.Onnx;

/// <summary>Reads a model as far as it is supported: a node that fails blocks what is computed from it, and nothing else.</summary>
/// <param name="translation">The graph to grow, with the model's input.</param>
internal sealed class PartialReader(OnnxTranslation translation)
{
    private sealed record Failure(NodeProto Node, string Reason, List<string> Blocked);

    /// <summary>A reason may quote what it is about, as often as there are nodes.</summary>
    private const int LongestReason = 300;

    private readonly List<Failure> _failures = [];
    private readonly Dictionary<string, Failure> _blocked = [];
    private readonly HashSet<Value> _dependent = [.. translation.Graph.Inputs];
    private int _seen;

    public PartialGraph Read(IEnumerable<NodeProto> nodes)
    {
        foreach (var node in nodes)
        {
            var failure = node.Input.Select(name => _blocked.GetValueOrDefault(name)).FirstOrDefault(found => found is not null);
            if (failure is not null || (failure = Try(node)) is not null) Block(node, failure);
            else Publish(node);
        }

        return new PartialGraph(translation.Graph, [.. _failures.Select(Describe)]);
    }

    private UnsupportedNode Describe(Failure failure)
    {
        string[] inputs = [.. failure.Node.Input.Where(name => name.Length > 0)];
        return new UnsupportedNode(failure.Node.Label(), failure.Node.OpType, failure.Reason, [.. inputs], [.. failure.Blocked])
        {
            InputShapes = [.. inputs.Select(translation.Find).OfType<Value>().Where(_dependent.Contains).Select(value => value.Shape)],
        };
    }

    /// <summary>Null if the node can be read and differentiated.</summary>
    private Failure? Try(NodeProto node)
    {
        if (Problem(node) is not { } reason) return null;
        var failure = new Failure(node, reason.Length <= LongestReason ? reason : reason[..LongestReason] + "…", []);
        _failures.Add(failure);
        return failure;
    }

    private string? Problem(NodeProto node)
    {
        string? problem = null;
        try
        {
            translation.Append(node);
        }
        catch (GraphException refusal)
        {
            problem = refusal.Message;
        }

        for (; _seen < translation.Graph.Nodes.Count; _seen++)
        {
            var added = translation.Graph.Nodes[_seen];
            if (!added.Inputs.Any(_dependent.Contains)) continue;
            _dependent.UnionWith(added.Outputs);
            if (!Gradient.Supports(added, _dependent.Contains)) problem ??= $"{added.Op} of this form has no gradient.";
        }

        return problem;
    }

    private void Block(NodeProto node, Failure failure)
    {
        foreach (var name in node.Output.Where(name => name.Length > 0))
        {
            if (_blocked.TryAdd(name, failure)) failure.Blocked.Add(name);
        }
    }

    private void Publish(NodeProto node)
    {
        foreach (var name in node.Output)
        {
            if (translation.Find(name) is { Type: ElementType.Real, Shape.Rank: 4 } value && _dependent.Contains(value))
                translation.Graph.Output(name, value);
        }
    }
}

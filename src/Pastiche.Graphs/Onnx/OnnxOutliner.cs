using Onnx;
using Pastiche.Graphs.Differentiation;

namespace Pastiche.Graphs.Onnx;

/// <summary>Translates node by node as far as it goes: what fails blocks what is made of it, and the rest goes on.</summary>
internal sealed class OnnxOutliner(OnnxTranslation translation)
{
    private sealed record Obstacle(NodeProto Node, string Reason, List<string> Blocks);

    /// <summary>A reason may quote what it is about, as often as there are nodes.</summary>
    private const int LongestReason = 300;

    private readonly List<Obstacle> _obstacles = [];
    private readonly Dictionary<string, Obstacle> _blocked = [];
    private readonly HashSet<Value> _dependent = [.. translation.Graph.Inputs];
    private int _seen;

    public OnnxOutline Run(IEnumerable<NodeProto> nodes)
    {
        foreach (var node in nodes)
        {
            var blocker = node.Input.Select(name => _blocked.GetValueOrDefault(name)).FirstOrDefault(found => found is not null);
            if (blocker is not null || (blocker = Try(node)) is not null) Block(node, blocker);
            else Publish(node);
        }

        return new OnnxOutline(translation.Graph, [.. _obstacles.Select(Described)]);
    }

    private OnnxObstacle Described(Obstacle found)
    {
        string[] takes = [.. found.Node.Input.Where(name => name.Length > 0)];
        return new OnnxObstacle(found.Node.Label(), found.Node.OpType, found.Reason, [.. takes], [.. found.Blocks])
        {
            Shapes = [.. takes.Select(translation.Find).OfType<Value>().Where(_dependent.Contains).Select(value => value.Shape)],
        };
    }

    /// <summary>Null if the node can be read and differentiated, else what stops it.</summary>
    private Obstacle? Try(NodeProto node)
    {
        var reason = Problem(node);
        if (reason is null) return null;
        var obstacle = new Obstacle(node, reason.Length <= LongestReason ? reason : reason[..LongestReason] + "…", []);
        _obstacles.Add(obstacle);
        return obstacle;
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
            var made = translation.Graph.Nodes[_seen];
            if (!made.Inputs.Any(_dependent.Contains)) continue;
            _dependent.UnionWith(made.Outputs);
            if (!Gradient.Supports(made, _dependent.Contains)) problem ??= $"{made.Op} of this form has no gradient.";
        }

        return problem;
    }

    private void Block(NodeProto node, Obstacle obstacle)
    {
        foreach (var name in node.Output.Where(name => name.Length > 0))
        {
            if (_blocked.TryAdd(name, obstacle)) obstacle.Blocks.Add(name);
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

using Onnx;

namespace Pastiche.Graphs.Onnx;

/// <summary>Turns the nodes of a model file, one after the other, into nodes of a graph; names end here.</summary>
internal sealed class OnnxTranslation(Graph graph, OnnxTensors tensors)
{
    /// <summary>
    /// A network's widest layer holds a few dozen times as many elements as its input; a file that needs this many is malicious.
    /// </summary>
    private const long LargestGrowth = 4096;

    /// <summary>The number of elements that is always allowed, for small inputs.</summary>
    private const long SmallTensor = 1 << 24;

    /// <summary>A number that a node gives costs as much as so many elements of a tensor that is filled in one go.</summary>
    private const int NumberCost = 16;

    private readonly Dictionary<string, Value> _values = [];
    private readonly Dictionary<string, Numbers> _numbers = [];
    private readonly HashSet<string> _copied = [];
    private long _spent;

    public Graph Graph => graph;

    public void Define(string name, Value value)
    {
        // An output that nothing takes may be left without a name.
        if (name.Length == 0) return;
        if (_numbers.ContainsKey(name) || !_values.TryAdd(name, value)) throw GraphErrors.DuplicateName("tensor", name, graph.Name);
    }

    /// <summary>Whether a tensor of this name has been computed or is stored.</summary>
    public bool Knows(string name) => _values.ContainsKey(name) || _numbers.ContainsKey(name) || tensors.Contains(name);

    /// <summary>A tensor that a node has computed, or null.</summary>
    public Value? Find(string name) => _values.GetValueOrDefault(name);

    /// <summary>A named tensor; a stored one becomes a constant when it is first asked for.</summary>
    public Value Get(string name)
    {
        if (_values.TryGetValue(name, out var value)) return value;
        var tensor = _numbers.TryGetValue(name, out var numbers) ? numbers.Tensor(name) : tensors.Find(name);
        return _values[name] = graph.Constant(tensor ?? throw GraphErrors.BadNode($"input {name} does not exist"));
    }

    /// <summary>A named tensor's elements where they are few and known while reading, else null.</summary>
    public Numbers? Known(string name) => _numbers.TryGetValue(name, out var numbers) ? numbers : tensors.FindNumbers(name);

    /// <summary>
    /// A stored tensor of integers as real numbers, or null if none has this name; further copies count towards the limit.
    /// </summary>
    public Tensor? Stored(string name)
    {
        var tensor = _values.ContainsKey(name) ? null : tensors.FindIntegers(name);
        if (tensor is not null && !_copied.Add(name)) Spend(tensor.Shape.Size);
        return tensor;
    }

    /// <summary>Called before numbers are computed that are not stored in the file: all of them together are bounded.</summary>
    public void Spend(long numbers)
    {
        if (_spent + numbers > SmallTensor)
            throw GraphErrors.BadNode($"computing {numbers} more numbers while reading would take too much memory");
        _spent += numbers;
    }

    public void Translate(NodeProto node) => Located($"node {node.Label()} ({node.OpType})", () => Append(node));

    /// <summary>Makes a tensor an output of the graph, under its own name.</summary>
    public void Publish(string name) => Located($"output {name}", () => graph.Output(name, Get(name)));

    /// <summary>As <see cref="Translate"/>, with the problem alone in a message.</summary>
    public void Append(NodeProto proto)
    {
        if (QuantizationOperators.Rounds(proto.OpType)) throw GraphErrors.Quantized();
        if (!OnnxTensors.IsStandard(proto)) throw GraphErrors.BadNode($"operators of {proto.Domain} are not supported");
        var first = proto.Output.FirstOrDefault("");
        if (OnnxTensors.IsStored(proto) && tensors.Contains(first)) return;
        var node = new OnnxNode(proto, this);
        if (proto.OpType == "If")
        {
            AppendBranch(node);
            return;
        }

        if (NumberFolding.TryFold(node) is { } numbers)
        {
            Spend(numbers.Elements.Length * NumberCost);
            if (Knows(first) || !_numbers.TryAdd(first, numbers)) throw GraphErrors.DuplicateName("tensor", first, graph.Name);
            return;
        }

        if (proto.OpType == "Constant") throw GraphErrors.BadNode("a constant without a tensor");
        if (!OnnxOperators.Table.TryGetValue(proto.OpType, out var known))
            throw GraphErrors.BadNode("this operator, or this form of it, is not supported");
        var outputs = known.Read(node);
        RequireModest(outputs);
        for (var i = 0; i < Math.Min(outputs.Count, proto.Output.Count); i++) Define(proto.Output[i], outputs[i]);
    }

    /// <summary>
    /// Exporters write a branch where they did not know a shape; here it is known, and with it which branch is taken. Names inside
    /// are in the scope of the whole model.
    /// </summary>
    private void AppendBranch(OnnxNode node)
    {
        if (node.Known(0) is not { Elements: [var condition] })
            throw GraphErrors.BadNode("branching on what is not known while reading is not supported");
        var branch = node.Proto.Find(condition != 0 ? "then_branch" : "else_branch")?.G ?? throw GraphErrors.BadNode("a branch is missing");
        foreach (var inner in branch.Node) Append(inner);
        for (var i = 0; i < Math.Min(branch.Output.Count, node.Proto.Output.Count); i++)
        {
            if (_numbers.TryGetValue(branch.Output[i].Name, out var numbers)) _numbers.TryAdd(node.Proto.Output[i], numbers);
            else Define(node.Proto.Output[i], Get(branch.Output[i].Name));
        }
    }

    private void RequireModest(ValueList<Value> outputs)
    {
        var largest = Math.Max(SmallTensor, LargestGrowth * graph.Inputs.Sum(input => (long)input.Shape.Size));
        if (outputs.FirstOrDefault(output => output.Shape.Size > largest) is { } huge)
            throw GraphErrors.BadNode($"a result of {huge.Shape} is far too large for the input");
    }

    /// <summary>Adds the model and the location to every error.</summary>
    private void Located(string where, Action action)
    {
        try
        {
            action();
        }
        catch (GraphException problem)
        {
            throw new GraphException($"{graph.Name}: {where}: {problem.Message}", problem);
        }
    }
}

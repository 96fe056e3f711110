using Google.Protobuf;
using Onnx;
using Pastiche.Graphs.Onnx;
using Pastiche.Graphs.Tests.Cases;

namespace Pastiche.Graphs.Tests.Onnx;

/// <summary>Damages model files, blindly and knowingly.</summary>
internal static class ModelMutation
{
    private static readonly long[] Extremes = [0, -1, 1, 2, 3, 65536, int.MaxValue, int.MinValue, 1L << 32, long.MaxValue, long.MinValue];

    /// <summary>One case of every operator side by side.</summary>
    public static byte[] Varied()
    {
        var all = new Graph("varied");
        foreach (var op in OpCases.Table.Keys.Order())
        {
            var part = OpCases.Draw(op, 1).Graph;
            var inputs = part.Inputs.ToDictionary(Graph.NameOf, input => all.Input($"{op} {Graph.NameOf(input)}", input.Shape));
            all.Output($"{op}", all.Inline(part, inputs)[OpCase.Output]);
        }

        return OnnxWriter.Write(all);
    }

    public static byte[] Bytes(byte[] model, Dice dice)
    {
        byte[] changed = [.. model];
        for (var i = dice.Roll(1, 4); i > 0; i--) changed[dice.Roll(0, changed.Length - 1)] = (byte)dice.Roll(0, 255);
        return changed;
    }

    public static byte[] Fields(ModelProto model, Dice dice)
    {
        var changed = model.Clone();
        for (var i = dice.Roll(1, 3); i > 0; i--) Change(changed.Graph, dice);
        return changed.ToByteArray();
    }

    private static void Change(GraphProto graph, Dice dice)
    {
        var node = graph.Node[dice.Roll(0, graph.Node.Count - 1)];
        var tensor = graph.Initializer.Count > 0
            ? graph.Initializer[dice.Roll(0, graph.Initializer.Count - 1)]
            : new TensorProto { Name = "x" };
        switch (dice.Roll(0, 8))
        {
            case 0 when node.Attribute.Count > 0:
                node.Attribute.RemoveAt(dice.Roll(0, node.Attribute.Count - 1));
                break;
            case 1 when node.Attribute.Count > 0:
                ChangeAttribute(node.Attribute[dice.Roll(0, node.Attribute.Count - 1)], dice);
                break;
            case 2:
                node.Input[dice.Roll(0, node.Input.Count - 1)] = dice.Coin() ? "" : tensor.Name;
                break;
            case 3:
                node.Input.RemoveAt(node.Input.Count - 1);
                if (node.Input.Count == 0) node.Input.Add("");
                break;
            case 4:
                node.OpType = graph.Node[dice.Roll(0, graph.Node.Count - 1)].OpType;
                break;
            case 5:
                tensor.RawData = ByteString.CopyFrom(tensor.RawData.Span[..dice.Roll(0, tensor.RawData.Length)]);
                break;
            case 6:
                tensor.Dims.Add(Extreme(dice));
                break;
            case 7:
                tensor.DataType = dice.Roll(0, 12);
                break;
            default:
                ChangeIntegers(tensor, dice);
                break;
        }
    }

    private static void ChangeAttribute(AttributeProto attribute, Dice dice)
    {
        if (attribute.Ints.Count == 0) attribute.I = Extreme(dice);
        else if (dice.Coin()) attribute.Ints[dice.Roll(0, attribute.Ints.Count - 1)] = Extreme(dice);
        else attribute.Ints.Add(Extreme(dice));
    }

    private static void ChangeIntegers(TensorProto tensor, Dice dice)
    {
        var bytes = tensor.RawData.ToByteArray();
        var at = dice.Roll(0, bytes.Length / sizeof(long)) * sizeof(long);
        if (at < bytes.Length - sizeof(long)) BitConverter.TryWriteBytes(bytes.AsSpan(at), Extreme(dice));
        tensor.RawData = ByteString.CopyFrom(bytes);
    }

    private static long Extreme(Dice dice) => Extremes[dice.Roll(0, Extremes.Length - 1)];
}

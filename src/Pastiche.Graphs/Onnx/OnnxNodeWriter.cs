using Google.Protobuf;
using Onnx;
using static Onnx.AttributeProto.Types;

namespace Pastiche.Graphs.Onnx;

/// <summary>Writes the attributes of a node, some of which are inputs in ONNX.</summary>
/// <param name="node">The node to write.</param>
/// <param name="proto">Its form in the file, with the node's own inputs and outputs.</param>
/// <param name="constants">The constants that serve as inputs.</param>
internal sealed class OnnxNodeWriter(Node node, NodeProto proto, OnnxConstants constants)
{
    public Node Node => node;

    /// <summary>The node's attributes.</summary>
    public T Get<T>() where T : Attributes => node.Get<T>();

    public void Ints(string name, IEnumerable<int> values)
    {
        var attribute = new AttributeProto { Name = name, Type = AttributeType.Ints };
        attribute.Ints.Add(values.Select(value => (long)value));
        proto.Attribute.Add(attribute);
    }

    public void Int(string name, int value) => proto.Attribute.Add(new AttributeProto { Name = name, Type = AttributeType.Int, I = value });

    public void Flag(string name, bool value) => Int(name, value ? 1 : 0);

    public void Float(string name, float value) =>
        proto.Attribute.Add(new AttributeProto { Name = name, Type = AttributeType.Float, F = value });

    public void Text(string name, string value) =>
        proto.Attribute.Add(new AttributeProto { Name = name, Type = AttributeType.String, S = ByteString.CopyFromUtf8(value) });

    /// <summary>Adds a list of integers as an input.</summary>
    public void IntegersInput(IEnumerable<int> values) => proto.Input.Add(constants.Integers(values));

    /// <summary>Adds a number as an input, or leaves that input out if the number is infinite.</summary>
    public void BoundInput(float value) => proto.Input.Add(float.IsInfinity(value) ? "" : constants.Number(value));
}

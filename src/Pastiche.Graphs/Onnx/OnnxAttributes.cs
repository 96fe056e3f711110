using Onnx;

namespace Pastiche.Graphs.Onnx;

/// <summary>A node's attributes by name, refused where they do not fit 32 bits.</summary>
internal static class OnnxAttributes
{
    public static int Int(this NodeProto node, string name, int otherwise) => Find(node, name) is { } found ? Fit(found.I) : otherwise;

    public static int Int(this NodeProto node, string name) => Fit(Required(node, name).I);

    public static float Float(this NodeProto node, string name, float otherwise) => Find(node, name)?.F ?? otherwise;

    public static string Text(this NodeProto node, string name, string otherwise) => Find(node, name)?.S.ToStringUtf8() ?? otherwise;

    public static ValueList<int> Ints(this NodeProto node, string name, ValueList<int> otherwise) =>
        Find(node, name) is { } found ? [.. found.Ints.Select(Fit)] : otherwise;

    /// <summary>One number for rows and one for columns; required if there is no default.</summary>
    public static ValueList<int> Pair(this NodeProto node, string name, int? otherwise)
    {
        var pair = otherwise is { } number ? Ints(node, name, [number, number]) : [.. Required(node, name).Ints.Select(Fit)];
        return pair.Count == 2 ? pair : throw GraphErrors.BadNode($"{name} {pair}; expected 2 numbers");
    }

    public static AttributeProto? Find(this NodeProto node, string name) =>
        node.Attribute.FirstOrDefault(attribute => attribute.Name == name);

    public static string Label(this NodeProto node) => node.Name.Length > 0 ? node.Name : node.Output.FirstOrDefault() ?? "without a name";

    /// <summary>An integer of a file, which has 64 bits, as one of ours.</summary>
    public static int Fit(long value) =>
        value is >= int.MinValue and <= int.MaxValue ? (int)value : throw GraphErrors.BadNode($"{value} does not fit 32 bits");

    private static AttributeProto Required(NodeProto node, string name) =>
        Find(node, name) ?? throw GraphErrors.BadNode($"attribute {name} is missing");
}

namespace Pastiche.Graphs.Onnx;

/// <summary>Reads an ONNX model, or the part of one that some of its tensors need, as a graph, once.</summary>
/// <seealso cref="OnnxModel"/>
public static class OnnxReader
{
    /// <summary>Reads the part of a model that the given tensors need.</summary>
    /// <param name="bytes">The model file's bytes.</param>
    /// <param name="model">The model's name in messages.</param>
    /// <param name="inputShape">The shape of the model's input, which need not be the one it was saved with.</param>
    /// <param name="outputs">Names of tensors of the model, or null for its own outputs.</param>
    /// <returns>A graph whose input and outputs have the model's names.</returns>
    /// <exception cref="GraphException">The bytes are no model, a tensor does not exist, or an operator is not supported.</exception>
    public static Graph Read(ReadOnlySpan<byte> bytes, string model, Shape inputShape, IReadOnlyList<string>? outputs = null) =>
        new OnnxModel(bytes, model).Read(inputShape, outputs);

    /// <summary>Reads a model at the shapes it was saved with; each must be fixed.</summary>
    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, string, Shape, IReadOnlyList{string})"/>
    public static Graph Read(ReadOnlySpan<byte> bytes, string model, IReadOnlyList<string>? outputs = null) =>
        new OnnxModel(bytes, model).Read(null, outputs);
}

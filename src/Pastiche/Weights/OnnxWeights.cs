using Pastiche.Graphs;
using Pastiche.Graphs.Onnx;

namespace Pastiche.Weights;

/// <summary>Reads the tensors stored in an ONNX model.</summary>
internal sealed class OnnxWeights : WeightsFile
{
    /// <summary>The name of the format.</summary>
    public const string FormatName = "ONNX";

    private OnnxWeights(string path, OnnxModel model, long length) : base(path, length + model.ExternalBytes)
    {
        Model = model;
        Tensors = Translated(path, () => (StoredTensor[])[.. Model.Tensors.Select(tensor => new StoredTensor(tensor.Key, tensor.Value))]);
    }

    /// <summary>The model, with its graph.</summary>
    public OnnxModel Model { get; }

    /// <summary>Opens a model.</summary>
    /// <param name="path">The file; external tensors are read from files beside it, and refused in a stream that is no file.</param>
    /// <param name="stream">The stream of the file, which is read completely and closed.</param>
    /// <exception cref="PasticheException">It is no ONNX model, or a part of it is missing.</exception>
    public static OnnxWeights Open(string path, Stream stream)
    {
        using (stream)
        {
            var folder = stream is FileStream ? path : null;
            return new OnnxWeights(path, Translated(path, () => new OnnxModel(stream, path, folder)), stream.Length);
        }
    }

    /// <inheritdoc/>
    public override string Format => FormatName;

    /// <inheritdoc/>
    public override IReadOnlyList<StoredTensor> Tensors { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Metadata => Model.Metadata;

    /// <summary>
    /// Whether a file may be an ONNX model: protocol buffers have no signature, but a model begins with its version, field 1, a small
    /// number.
    /// </summary>
    public static bool Recognizes(ReadOnlySpan<byte> head) => head.Length > 2 && head[0] == 0x08 && head[1] is > 0 and < 0x20;

    /// <inheritdoc/>
    protected override Tensor ReadTensor(string name) => Translated(Path, () => Model.FindTensor(name))!;

    /// <inheritdoc/>
    public override void Dispose()
    {
    }

    /// <summary>Adds the file to the message of an error about a tensor.</summary>
    private static T Translated<T>(string path, Func<T> reading)
    {
        try
        {
            return reading();
        }
        catch (GraphException problem)
        {
            if (problem.Message.StartsWith(path, StringComparison.Ordinal)) throw new PasticheException(problem.Message, problem);
            throw Errors.UnreadableNetwork(path, problem.Message, problem);
        }
    }
}

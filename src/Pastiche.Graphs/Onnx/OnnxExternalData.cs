using System.Globalization;
using Google.Protobuf;
using Onnx;
using static Onnx.TensorProto.Types;

namespace Pastiche.Graphs.Onnx;

/// <summary>
/// Tensors that a model keeps in files beside its own. They are read from the model's folder and from nowhere else, whatever the model
/// says: it may come from anybody.
/// </summary>
/// <param name="model">The model's name in messages.</param>
/// <param name="path">The model's file.</param>
internal sealed class OnnxExternalData(string model, string path)
{
    /// <summary>Tensors may share bytes and are read as copies; more copies of a byte than this mean a malicious file.</summary>
    private const int MostCopies = 4;

    /// <summary>A protocol buffer holds no more.</summary>
    private const long LargestTensor = int.MaxValue;

    private readonly string _named = Path.GetFullPath(path);
    private readonly HashSet<string> _files = [];
    private long _room;

    /// <summary>The number of bytes that have been read.</summary>
    public long Read { get; private set; }

    /// <summary>Reads the external tensors of a graph into it.</summary>
    /// <exception cref="GraphException">A file is missing, too short, or elsewhere.</exception>
    public void Embed(GraphProto graph)
    {
        foreach (var tensor in Tensors(graph).Where(tensor => tensor.DataLocation == DataLocation.External)) Embed(tensor);
    }

    private static IEnumerable<TensorProto> Tensors(GraphProto graph)
    {
        var attributes = graph.Node.SelectMany(node => node.Attribute).ToArray();
        return graph.Initializer.Concat(attributes.Where(attribute => attribute.T is not null).Select(attribute => attribute.T))
            .Concat(attributes.Where(attribute => attribute.G is not null).SelectMany(attribute => Tensors(attribute.G)));
    }

    private void Embed(TensorProto tensor)
    {
        var location = tensor.ExternalData.FirstOrDefault(entry => entry.Key == "location")?.Value ?? "";
        try
        {
            var file = Locate(tensor, location);
            var available = new FileInfo(file).Length;
            if (_files.Add(file)) _room += MostCopies * available;
            var offset = Number(tensor, location, "offset") ?? 0;
            var length = Number(tensor, location, "length") ?? (available - offset);
            if (length < 0 || length > LargestTensor || offset > available - length)
            {
                throw Bad(
                    tensor, location, $"which has {available} bytes; expected {length} from {offset}: it is cut short or of another model");
            }

            if ((_room -= length) < 0) throw Bad(tensor, location, "of which more is asked for than there is");
            tensor.RawData = ReadBytes(file, offset, (int)length);
            tensor.DataLocation = DataLocation.Default;
            tensor.ExternalData.Clear();
            Read += length;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Bad(tensor, location, $"which cannot be read ({problem.Message.TrimEnd('.')})");
        }
    }

    private static ByteString ReadBytes(string file, long offset, int length)
    {
        using var stream = File.OpenRead(file);
        stream.Position = offset;
        var bytes = new byte[length];
        stream.ReadExactly(bytes);
        return UnsafeByteOperations.UnsafeWrap(bytes);
    }

    /// <summary>The file itself, behind all links, which has to lie where the model does, behind all links or before them.</summary>
    private string Locate(TensorProto tensor, string location)
    {
        if (location.Length == 0) throw Bad(tensor, "another file", "which is not named");
        if (Path.IsPathRooted(location) || location.Split('/', '\\').Contains("..") || location.Contains('\0', StringComparison.Ordinal))
            throw Bad(tensor, location, "outside the model's folder, where nothing is read");
        var full = Path.Combine(Path.GetDirectoryName(_named)!, location);
        if (!File.Exists(full)) throw Bad(tensor, location, "which is not in the model's folder; put it there");
        var real = RealPath.Of(full);
        string[] folders =
        [
            .. new[] { _named, RealPath.Of(_named) }
                .Select(place => RealPath.Of(Path.GetDirectoryName(place)!) + Path.DirectorySeparatorChar),
        ];
        if (!folders.Any(folder => real.StartsWith(folder, StringComparison.Ordinal)))
            throw Bad(tensor, location, "a link that leads out of the model's folder, where nothing is read");
        // Pipes and devices, too, have no length; opening one could wait for ever.
        return new FileInfo(real).Length > 0 ? real : throw Bad(tensor, location, "which is empty");
    }

    private long? Number(TensorProto tensor, string location, string key)
    {
        if (tensor.ExternalData.FirstOrDefault(entry => entry.Key == key)?.Value is not { } text) return null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        throw Bad(tensor, location, $"at the {key} {text}; expected a number");
    }

    private GraphException Bad(TensorProto tensor, string location, string problem) =>
        GraphErrors.ExternalTensor(model, tensor.Name, location, problem);
}

using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Pastiche.Tests.Weights;

/// <summary>Writes pickles by hand, and PyTorch's files of both forms around them.</summary>
internal static class PickleBuilder
{
    public static byte[] Mark { get; } = "("u8.ToArray();

    public static byte[] None { get; } = "N"u8.ToArray();

    public static byte[] Text(string text) => [(byte)'X', .. Int32(Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)];

    public static byte[] Number(long value)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return [0x8a, 8, .. bytes];
    }

    public static byte[] Tuple(params byte[][] items) => [.. Mark, .. Joined(items), (byte)'t'];

    public static byte[] Numbers(params long[] values) => Tuple([.. values.Select(Number)]);

    public static byte[] List(params byte[][] items) => [(byte)']', .. Mark, .. Joined(items), (byte)'e'];

    public static byte[] Dictionary(params (string Key, byte[] Value)[] items) =>
        [(byte)'}', .. Mark, .. Joined([.. items.Select(item => (byte[])[.. Text(item.Key), .. item.Value])]), (byte)'u'];

    public static byte[] Global(string module, string name) => [.. Encoding.UTF8.GetBytes($"c{module}\n{name}\n")];

    public static byte[] Call(byte[] callable, params byte[][] arguments) => [.. callable, .. Tuple(arguments), (byte)'R'];

    public static byte[] Build(byte[] target, byte[] state) => [.. target, .. state, (byte)'b'];

    public static byte[] Storage(string key, long count, string type = "FloatStorage", params byte[][] more) =>
        [.. Tuple([Text("storage"), Global("torch", type), Text(key), Text("cpu"), Number(count), .. more]), (byte)'Q'];

    public static byte[] Tensor(byte[] storage, long offset, long[] sizes, long[] strides) =>
        Call(Global("torch._utils", "_rebuild_tensor_v2"), storage, Number(offset), Numbers(sizes), Numbers(strides), [0x89], None);

    public static byte[] Pickle(params byte[] body) => [0x80, 2, .. body, (byte)'.'];

    /// <summary>The form before PyTorch 1.6.</summary>
    public static byte[] Legacy(byte[] body, params (string Key, float[] Elements)[] storages) =>
    [
        .. Pickle([0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19]),
        .. Pickle(Number(1001)),
        .. Pickle(Dictionary(("little_endian", [0x88]))),
        .. Pickle(body),
        .. Pickle(List([.. storages.Select(storage => Text(storage.Key))])),
        .. Joined([.. storages.Select(storage => (byte[])[.. Number(storage.Elements.Length)[2..], .. Bytes(storage.Elements)])]),
    ];

    /// <summary>The form since PyTorch 1.6.</summary>
    public static byte[] Zip(byte[] body, params (string Key, float[] Elements)[] storages) =>
        Zip(
            CompressionLevel.NoCompression,
            [("data.pkl", Pickle(body)), .. storages.Select(storage => ($"data/{storage.Key}", Bytes(storage.Elements)))]);

    public static byte[] Zip(CompressionLevel compression, params (string Name, byte[] Content)[] entries)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry($"archive/{name}", compression).Open();
                entry.Write(content);
            }
        }

        return file.ToArray();
    }

    public static byte[] Bytes(float[] elements)
    {
        var bytes = new byte[elements.Length * sizeof(float)];
        for (var i = 0; i < elements.Length; i++) BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), elements[i]);
        return bytes;
    }

    public static byte[] Joined(params byte[][] parts) => [.. parts.SelectMany(part => part)];

    public static byte[] Int32(int value)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}

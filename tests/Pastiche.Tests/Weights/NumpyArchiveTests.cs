using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Pastiche.Graphs;
using Pastiche.Tests.Imaging;
using Pastiche.Weights;
using Xunit;

namespace Pastiche.Tests.Weights;

/// <summary>Archives written by hand, after NumPy's description of .npy; those that lie are refused in one line that says where.</summary>
public sealed class NumpyArchiveTests : IDisposable
{
    private const string Plain = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }";
    private static readonly byte[] Six = Bytes(1, 2, 3, 4, 5, 6);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Read_EachVersion_IsUnderstood(byte version)
    {
        using var file = Open(Array(Plain, Six, version));
        Assert.Equal([new StoredTensor("a", [2, 3])], file.Tensors);
        Assert.Equal(new Tensor([2, 3], 1, 2, 3, 4, 5, 6), file.Read("a"));
    }

    [Fact]
    public void Read_ColumnMajor_IsTurned()
    {
        using var file = Open(Array(Plain.Replace("False", "True", StringComparison.Ordinal), Six));
        Assert.Equal(new Tensor([2, 3], 1, 3, 5, 2, 4, 6), file.Read("a"));
    }

    [Fact]
    public void Read_HalvesAndDoubles_AreSingles()
    {
        byte[] halves = [0x00, 0x3C, 0x00, 0xC0], doubles = [.. BitConverter.GetBytes(0.1), .. BitConverter.GetBytes(-2.0)];
        using var half = Open(Array("{'descr': '<f2', 'fortran_order': False, 'shape': (2,), }", halves));
        Assert.Equal(new Tensor([2], 1, -2), half.Read("a"));
        using var wide = WeightsFile.Open(
            _folder.Write("wide", Zip(("a.npy", Array("{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }", doubles)))));
        Assert.Equal(new Tensor([2], 0.1f, -2), wide.Read("a"));
    }

    [Theory]
    [InlineData("<i8")]
    [InlineData(">f4")]
    [InlineData("|b1")]
    public void Read_OtherNumbers_AreListedAndRefused(string type)
    {
        using var file = Open(Array($"{{'descr': '{type}', 'fortran_order': False, 'shape': (), }}", new byte[8]));
        Assert.Equal([new StoredTensor("a", Shape.Scalar)], file.Tensors);
        var refusal = Assert.Throws<PasticheException>(() => file.Read("a"));
        Assert.Equal($"{file.Path}: tensor a holds {type}; expected floating-point numbers of 16, 32 or 64 bits.", refusal.Message);
    }

    [Fact]
    public void Open_ArrayWithoutElements_IsLeftOut()
    {
        using var file = WeightsFile.Open(_folder.Write("weights", Zip(
            ("none.npy", Array(
                "{'descr': '<f4', 'fortran_order': False, 'shape': (0, 3), }", [])), ("a.npy", Array(Plain, Six)), ("readme.txt", []))));
        Assert.Equal([new StoredTensor("a", [2, 3])], file.Tensors);
    }

    [Fact]
    public void Read_ArrayThatEndsEarly_IsRefused()
    {
        using var file = Open(Array(Plain, Six[..^1]));
        Assert.Equal(
            $"{file.Path}: the file is damaged (array a ends too soon); get a whole copy of it.",
            Assert.Throws<PasticheException>(() => file.Read("a")).Message);
    }

    [Fact]
    public void Read_HugeClaim_IsRefusedBeforeItTakesMemory()
    {
        using var file =
            Open(Array("{'descr': '<f4', 'fortran_order': False, 'shape': (10000, 10000), }", Six), CompressionLevel.NoCompression);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains(
            "its tensors take far more memory than the file has bytes",
            Assert.Throws<PasticheException>(() => file.Read("a")).Message,
            StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Read_SmallFileThatUnpacksToMuch_IsRefused()
    {
        using var file = Open(Array("{'descr': '<f4', 'fortran_order': False, 'shape': (268435456,), }", new byte[1000]));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(
            $"{file.Path}: with a, its tensors take far more memory than the file has bytes; "
            + "save them without compression, each with bytes of its own.",
            Assert.Throws<PasticheException>(() => file.Read("a")).Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Read_ManyArraysThatUnpackToMuchTogether_IsRefused()
    {
        const int Floats = 1 << 20;
        var array = Array($"{{'descr': '<f4', 'fortran_order': False, 'shape': ({Floats},), }}", new byte[Floats * sizeof(float)]);
        using var file = WeightsFile.Open(_folder.Write("bomb", Zip([.. Enumerable.Range(0, 8).Select(i => ($"a{i}.npy", array))])));
        Assert.Equal(Floats, file.Read("a0").Shape.Size);
        // The same once more is nothing more to keep.
        for (var i = 0; i < 20; i++) file.Read("a0");
        Assert.Contains(
            "its tensors take far more memory than the file has bytes",
            Assert.Throws<PasticheException>(
                () => file.Tensors.Select(tensor => file.Read(tensor.Name)).Count(tensor => tensor.Shape.Rank > 0)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (-2, 3), }", "a header that NumPy does not write for numbers")]
    [InlineData("{'descr': [('x', '<f4')], 'fortran_order': False, 'shape': (2,), }", "a header that NumPy does not write for numbers")]
    [InlineData("{'descr': '<f4', 'fortran_order': __import__('os'), 'shape': (2,), }", "a header that NumPy does not write for numbers")]
    [InlineData("garbage\n\0\u001b[2J", "a header that NumPy does not write for numbers")]
    [InlineData("", "a header that NumPy does not write for numbers")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2 3), }", "the shape (2 3)")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999,), }", "the shape (99999999999,)")]
    [InlineData(
        "{'descr': '<f4', 'fortran_order': False, 'shape': (65536, 65536, 65536, 65536), }", "the shape (65536, 65536, 65536, 65536)")]
    public void Open_HeaderThatIsNone_IsRefused(string header, string reason) => Refuses(Zip(("a.npy", Array(header, Six))), reason);

    [Fact]
    public void Open_LyingLengthOrMagic_IsRefused()
    {
        var array = Array(Plain, Six, version: 2);
        BinaryPrimitives.WriteUInt32LittleEndian(array.AsSpan(8), uint.MaxValue);
        Refuses(Zip(("a.npy", array)), "array a has a header of 4,294,967,295 bytes");
        array[6] = 4;
        Refuses(Zip(("a.npy", array)), "array a is no .npy file");
        Refuses(Zip(("a.npy", "text and more"u8.ToArray())), "array a is no .npy file");
        Refuses(Zip(("a.npy", [])), "array a ends too soon");
    }

    [Fact]
    public void Open_TwoArraysOfOneName_AreRefused() =>
        Refuses(Zip(("a.npy", Array(Plain, Six)), ("a.npy", Array(Plain, Six))), "there are two arrays a");

    [Theory]
    [InlineData(0x01, 8, "a.npy is encrypted; pack the archive without a password.")]
    [InlineData(0x00, 99, "the file is damaged (")]
    public void Open_EncryptedOrUnknownCompression_IsRefused(byte flags, byte method, string reason)
    {
        var file = Zip(("a.npy", Array(Plain, Six)));
        // In the directory: flags and method, which are 2 bytes earlier beside the array itself.
        var (local, directory) = (0, file.AsSpan().IndexOf("PK\u0001\u0002"u8));
        (file[local + 6], file[local + 8], file[directory + 8], file[directory + 10]) = (flags, method, flags, method);
        var path = _folder.Write("evil", file);
        var message = Assert.Throws<PasticheException>(() => ReadAll(path)).Message;
        Assert.StartsWith($"{path}: {reason}", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void Read_DamagedCompression_IsRefused()
    {
        var file = Zip(("a.npy", Array("{'descr': '<f4', 'fortran_order': False, 'shape': (20000,), }", Noise(80_000))));
        var refusals = 0;
        for (var at = 20_000; at < 44_000; at += 4_000)
        {
            byte[] damaged = [.. file];
            damaged.AsSpan(at, 3_000).Fill(0xFF);
            var path = _folder.Write("evil", damaged);
            if (Record.Exception(() => ReadAll(path)) is not { } problem) continue;
            Assert.StartsWith(
                $"{path}: the file is damaged (", Assert.IsType<PasticheException>(problem).Message, StringComparison.Ordinal);
            refusals++;
        }

        Assert.NotEqual(0, refusals);
    }

    private static void ReadAll(string path)
    {
        using var file = WeightsFile.Open(path);
        foreach (var tensor in file.Tensors) file.Read(tensor.Name);
    }

    private static byte[] Bytes(params float[] elements) => [.. elements.SelectMany(BitConverter.GetBytes)];

    /// <summary>Bytes of which few values occur, so that they are packed by a code and not left as they are.</summary>
    private static byte[] Noise(int count)
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, count).Select(_ => (byte)random.Next(40))];
    }

    private static byte[] Array(string header, byte[] elements, byte version = 1)
    {
        var text = Encoding.Latin1.GetBytes(header + "\n");
        byte[] length = version == 1 ? BitConverter.GetBytes((ushort)text.Length) : BitConverter.GetBytes(text.Length);
        return [0x93, .. "NUMPY"u8, version, 0, .. length, .. text, .. elements];
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] entries) => Zip(CompressionLevel.Optimal, entries);

    private static byte[] Zip(CompressionLevel compression, params (string Name, byte[] Content)[] entries)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name, compression).Open();
                entry.Write(content);
            }
        }

        return file.ToArray();
    }

    private WeightsFile Open(byte[] array, CompressionLevel compression = CompressionLevel.Optimal) =>
        WeightsFile.Open(_folder.Write("weights", Zip(compression, ("a.npy", array))));

    private void Refuses(byte[] file, string reason)
    {
        var path = _folder.Write("evil", file);
        var refusal = Assert.Throws<PasticheException>(() => WeightsFile.Open(path));
        Assert.StartsWith($"{path}: the file is damaged (", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }
}

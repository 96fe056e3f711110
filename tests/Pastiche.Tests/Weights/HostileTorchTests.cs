using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Pastiche.Tests.Imaging;
using Pastiche.Weights;
using Xunit;
using static Pastiche.Tests.Weights.PickleBuilder;

namespace Pastiche.Tests.Weights;

/// <summary>Files that lie, or that ask for something to be run: each is refused in one line that says where and why.</summary>
public sealed class HostileTorchTests : IDisposable
{
    private static readonly (string, float[]) Stored = ("a", [1, 2, 3, 4, 5, 6]);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("os", "system")]
    [InlineData("posix", "system")]
    [InlineData("nt", "system")]
    [InlineData("builtins", "eval")]
    [InlineData("__builtin__", "getattr")]
    [InlineData("subprocess", "Popen")]
    [InlineData("torch", "load")]
    [InlineData("torch._utils", "_rebuild_tensor_v2.__globals__")]
    [InlineData("", "")]
    public void Open_AskedToRunSomething_RefusesItByName(string module, string name)
    {
        var canary = _folder.File("run");
        var refusal = $": it asks for {module}.{name}".TrimEnd('.') 
            + ", which weights never need; nothing was run. Take weights from a source you trust; "
            + "what is more than weights has to be saved again as model.state_dict() alone.";
        byte[] argument = Text($"touch {canary}");
        byte[][] bodies =
        [
            Call(Global(module, name), argument),
            Dictionary(("weight", Call(Global(module, name), argument))),
            [.. Global(module, name), .. Tuple(argument), 0x81],
            [.. Text(module), .. Text(name), 0x93, .. Tuple(argument), (byte)'R'],
            [.. Mark, .. argument, (byte)'i', .. Encoding.UTF8.GetBytes($"{module}\n{name}\n")],
        ];
        foreach (var file in bodies.SelectMany(body => new[] { Legacy(body), Zip(body) }))
            Assert.EndsWith(refusal, Refusal(file), StringComparison.Ordinal);
        Assert.DoesNotContain("run", _folder.Names);
    }

    [Theory]
    [InlineData("torch.nn.modules.conv", "Conv2d")]
    [InlineData("torchvision.models.vgg", "VGG")]
    [InlineData("__main__", "Net")]
    [InlineData("__torch__.torchvision.models.vgg", "VGG")]
    public void Open_WholeModel_SaysHowToSaveItsWeights(string module, string name)
    {
        foreach (var file in new[] { Legacy(Global(module, name)), Zip(Global(module, name)) })
        {
            Assert.Contains(
                $"a whole model, made of code ({module}.{name}), of which nothing was run; "
                + "expected its weights alone: save model.state_dict()",
                Refusal(file),
                StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(-1, new long[] { 2 }, new long[] { 1 })]
    [InlineData(5, new long[] { 2 }, new long[] { 1 })]
    [InlineData(long.MaxValue, new long[] { 2 }, new long[] { 1 })]
    [InlineData(0, new long[] { 7 }, new long[] { 1 })]
    [InlineData(0, new long[] { 7 }, new long[] { 0 })]
    [InlineData(0, new long[] { 2, 2 }, new long[] { 5, 1 })]
    [InlineData(0, new long[] { 2 }, new long[] { long.MaxValue })]
    [InlineData(0, new long[] { 1L << 32, 1L << 32 }, new long[] { 0, 0 })]
    [InlineData(0, new long[] { long.MaxValue, long.MaxValue, long.MaxValue }, new long[] { long.MaxValue, long.MaxValue, long.MaxValue })]
    public void Open_TensorBeyondItsStorage_IsRefusedByName(long offset, long[] sizes, long[] strides) => Refuses(
        Dictionary(("evil", Tensor(Storage("a", 6), offset, sizes, strides))),
        FormattableString.Invariant(
            $"evil is {string.Join('×', sizes)} from element {offset}, {string.Join('×', strides)} apart, in a storage of 6"));

    [Theory]
    [InlineData(-2, 1)]
    [InlineData(2, -1)]
    [InlineData(long.MinValue, long.MinValue)]
    public void Open_NegativeSizesAndStrides_AreRefusedByName(long size, long stride) => Refuses(
        Dictionary(("evil", Tensor(Storage("a", 6), 0, [size], [stride]))), $"evil has an axis of {size} elements, {stride} apart");

    [Fact]
    public void Open_TensorOfSomethingElse_IsRefused()
    {
        const string Refusal = "its pickle describes a tensor by something else than storage, offset, sizes and strides";
        Refuses(Dictionary(("evil", Tensor(Storage("a", 6), 0, [2, 1], [1]))), Refusal);
        Refuses(Dictionary(("evil", Tensor(Text("a"), 0, [2], [1]))), Refusal);
        Refuses(Dictionary(("evil", Tensor(Storage("a", 6), 0, new long[65], new long[65]))), Refusal);
        Refuses(Call(Global("torch._utils", "_rebuild_tensor"), Tuple(None)), Refusal);
    }

    [Fact]
    public void Open_TensorNeverDescribed_IsRefused()
    {
        var body = Dictionary(("evil", Call(Global("torch", "FloatTensor"))));
        AssertContains("its pickle does not say what evil is", Refusal(Legacy(body)));
        AssertContains("its pickle does not say what evil is", Refusal(Zip(body)));
    }

    [Fact]
    public void Open_StorageReferredToStrangely_IsRefused()
    {
        const string Refusal = "its pickle refers to a storage in a way that PyTorch does not";
        Refuses([.. Text("a"), (byte)'Q'], Refusal);
        Refuses([.. Tuple(Text("module"), None, None, None), (byte)'Q'], Refusal);
        Refuses(Storage("a", -1), Refusal);
        Refuses(Storage("a", 6, "FloatStorage", Tuple(Text("b"), Number(4), Number(3))), Refusal);
        Refuses(Storage("a", 6, "FloatStorage", Tuple(Text("b"), Number(long.MaxValue), Number(long.MaxValue))), Refusal);
    }

    [Fact]
    public void Open_LegacyStorages_AreThoseOfThePickle()
    {
        var body = Dictionary(("bias", Tensor(Storage("a", 6), 0, [6], [1])));
        AssertContains("storage a is not in it", Refusal(Legacy(body)));
        AssertContains("its pickles disagree about storage b", Refusal(Legacy(body, Stored, ("b", [1]))));
        AssertContains("storage a is in it twice", Refusal(Legacy(body, Stored, Stored)));
        AssertContains("storage a has 5 elements; expected 6", Refusal(Legacy(body, ("a", new float[5]))));
        var twoKinds =
            Dictionary(("bias", Tensor(Storage("a", 6), 0, [6], [1])), ("more", Tensor(Storage("a", 6, "DoubleStorage"), 0, [6], [1])));
        AssertContains("its pickles disagree about storage a", Refusal(Legacy(twoKinds, Stored)));
    }

    [Fact]
    public void Open_LegacyCutAnywhere_IsRefused()
    {
        var whole = Legacy(Dictionary(("bias", Tensor(Storage("a", 6), 0, [6], [1]))), Stored);
        for (var length = 20; length < whole.Length; length++) Assert.Contains("get ", Refusal(whole[..length]), StringComparison.Ordinal);
        AssertContains($"the file has {whole.Length - 1:N0} bytes of {whole.Length:N0}: it is cut short", Refusal(whole[..^1]));
    }

    [Fact]
    public void Read_StorageMissingOrTooShort_IsRefused()
    {
        var body = Dictionary(("bias", Tensor(Storage("a", 6), 0, [2], [1])));
        AssertContains("the archive has no archive/data/a", Refusal(Zip(body)));
        AssertContains("archive/data/a has 20 bytes; expected 24", Refusal(Zip(body, ("a", new float[5]))));
        var large = Dictionary(("bias", Tensor(Storage("a", long.MaxValue), 0, [2], [1])));
        AssertContains("expected 36,893,488,147,419,103,228", Refusal(Zip(large, ("a", new float[5]))));
    }

    [Fact]
    public void Read_SmallFileThatClaimsToUnpackToMuch_IsRefused()
    {
        const long Claimed = 1L << 30;
        var body = Dictionary(("bias", Tensor(Storage("a", Claimed / sizeof(float)), (Claimed / sizeof(float)) - 2, [2], [1])));
        var file = Zip(CompressionLevel.Optimal, ("data.pkl", Pickle(body)), ("data/a", new byte[1000]));
        const int ToUnpackedSize = 24;
        BinaryPrimitives.WriteUInt32LittleEndian(
            file.AsSpan(file.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + ToUnpackedSize), (uint)Claimed);
        AssertContains("archive/data/a is compressed, of 1,073,741,824 bytes; unpack the archive", Refusal(file));
    }

    [Fact]
    public void Read_TensorsThatShareTheirBytes_AreRefusedWhereTheyAreMany()
    {
        const int Count = 1 << 16;
        var body = Dictionary([.. Enumerable.Range(0, 100).Select(i => ($"tensor{i}", Tensor(Storage("a", Count), 0, [Count], [1])))]);
        AssertContains("its tensors take far more memory than the file has bytes", Refusal(Zip(body, ("a", new float[Count]))));
    }

    [Fact]
    public void Open_BigEndian_IsRefused()
    {
        var legacy = Legacy(None);
        legacy[legacy.AsSpan().IndexOf("little_endian"u8) + "little_endian".Length] = 0x89;
        AssertContains("its numbers are big-endian", Refusal(legacy));
        AssertContains(
            "its numbers are big-endian",
            Refusal(Zip(CompressionLevel.Optimal, ("data.pkl", Pickle(None)), ("byteorder", "big"u8.ToArray()))));
    }

    [Fact]
    public void Open_WithoutNamedTensors_SaysWhatIsThere()
    {
        AssertContains(
            "it holds no dictionary (none); expected a dictionary of tensors by name: save model.state_dict()", Refusal(Zip(None)));
        AssertContains("it holds one tensor without a name", Refusal(Zip(Tensor(Storage("a", 6), 0, [2], [1]))));
        AssertContains(
            "it holds a dictionary without tensors (epoch, model)", Refusal(Zip(Dictionary(("epoch", Number(1)), ("model", None)))));
    }

    [Fact]
    public void Open_InstructionsThatDoNotFit_AreRefused()
    {
        Refuses("0"u8, "its pickle takes a value where there is none");
        Refuses("N(0"u8, "its pickle takes a value where there is none");
        Refuses("t"u8, "its pickle misses a mark");
        Refuses("h\u0007"u8, "its pickle refers to memo 7, where nothing is");
        Refuses("NNa"u8, "its pickle appends to something that is no list");
        Refuses("NNNs"u8, "its pickle sets items of something that is no dictionary");
        Refuses("}(Nu"u8, "keys without values");
        Refuses("NNR"u8, "its pickle calls without arguments");
        Refuses("N)R"u8, "its pickle calls something that is no function");
        Refuses("NNb"u8, "its pickle gives a state to what has none");
        Refuses([(byte)'N', (byte)'N', 0x93], "its pickle names a class by something that is no text");
        Refuses([0x80, 6], "its pickle is of protocol 6; expected at most 5");
        Refuses([0x82, 1], "its pickle has the instruction 0x82, which weights are not written with");
        Refuses([(byte)'X', .. Int32(-1)], "its pickle asks for 4,294,967,295 bytes where at most");
        Refuses([0x8d, .. new byte[7], 0xff], "its pickle asks for 18,374,686,479,671,623,680 bytes");
        Refuses([(byte)'c', .. new byte[1000]], "its pickle has a line without end");
    }

    [Fact]
    public void Open_OrderedDictionaryOfNoItems_IsRefused()
    {
        Refuses(Call(Global("collections", "OrderedDict"), None), "of what is no list of items");
        Refuses(Call(Global("collections", "OrderedDict"), List(None)), "of items that are no pairs");
    }

    [Fact]
    public void Open_SharedTuplesOfTuples_AreNotWalkedThrough()
    {
        // 2¹⁰⁰⁰ ends in two thousand bytes; and one tuple a million deep; and a list in itself.
        byte[] laughs = [.. None, .. Joined([.. Enumerable.Repeat((byte[])[(byte)'2', 0x86], 1000)])];
        byte[] deep = [.. None, .. Enumerable.Repeat((byte)0x85, 1_000_000)];
        byte[] circle = [(byte)']', (byte)'q', 0, (byte)'h', 0, (byte)'a'];
        var body = Dictionary(("laughs", laughs), ("deep", deep), ("circle", circle), ("bias", Tensor(Storage("a", 6), 0, [6], [1])));
        using var file = WeightsFile.Open(_folder.Write("shared.pth", Zip(body, Stored)));
        Assert.Equal("bias", Assert.Single(file.Tensors).Name);
    }

    [Fact]
    public void Open_ItemsSharedByManyDictionaries_AreRefused()
    {
        byte[] items = [.. List([.. Enumerable.Repeat(List(Text("a"), None), 1000)]), (byte)'q', 0];
        byte[] copies =
            Joined([.. Enumerable.Repeat((byte[])[.. Global("collections", "OrderedDict"), (byte)'h', 0, 0x85, (byte)'R'], 1001)]);
        Refuses([.. items, .. copies], "makes an ordered dictionary");
    }

    [Fact]
    public void Open_PickleWithoutEnd_IsRefused()
    {
        Refuses(
            Enumerable.Repeat((byte)'N', 2_000_000).ToArray(), "its pickle has over 2,000,000 instructions: it holds more than weights");
        byte[] text = Text(new string('a', (1 << 20) - 5));
        Refuses(Joined([.. Enumerable.Repeat(text, 17)]), "its pickle asks for 1,048,571 bytes where at most");
    }

    private static void AssertContains(string expected, string actual) => Assert.Contains(expected, actual, StringComparison.Ordinal);

    private void Refuses(ReadOnlySpan<byte> body, string why)
    {
        AssertContains(why, Refusal(Legacy(body.ToArray(), Stored)));
        AssertContains(why, Refusal(Zip(body.ToArray(), Stored)));
    }

    /// <summary>Why a file is not opened, or its tensors not read.</summary>
    private string Refusal(byte[] content)
    {
        var path = _folder.Write("evil.pth", content);
        var refusal = Assert.Throws<PasticheException>(() =>
        {
            using var file = WeightsFile.Open(path);
            foreach (var tensor in file.Tensors) file.Read(tensor.Name);
        });
        Assert.StartsWith(path, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
        return refusal.Message;
    }
}

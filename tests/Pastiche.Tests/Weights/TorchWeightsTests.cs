using CsCheck;
using Pastiche.Graphs;
using Pastiche.Tests.Imaging;
using Pastiche.Weights;
using Xunit;
using static Pastiche.Tests.Weights.PickleBuilder;

namespace Pastiche.Tests.Weights;

/// <summary>
/// Files made by PyTorch (Fixtures/torch_files.py), and what its older versions are known to write, are read as they were written.
/// </summary>
public sealed class TorchWeightsTests(ITestOutputHelper log)
{
    private static readonly StoredTensor[] Written =
    [
        new("kinds.float32", [2, 3]),
        new("kinds.float16", [2, 3]),
        new("kinds.bfloat16", [2, 3]),
        new("kinds.float64", [2, 3]),
        new("features.0.weight", [4, 3, 3, 3]),
        new("features.0.bias", [4]),
        new("transposed", [3, 5]),
        new("permuted", [2, 3, 4]),
        new("thinned", [2, 3]),
        new("shared.first", [5]),
        new("shared.second", [7]),
        new("scalar", []),
    ];

    private static readonly StoredTensor[] Vgg =
    [
        new("features.0.weight", [4, 3, 3, 3]),
        new("features.0.bias", [4]),
        new("features.2.weight", [4, 4, 3, 3]),
        new("features.2.bias", [4]),
    ];

    public static TheoryData<string> Forms { get; } = ["torch-zip.pth", "torch-legacy.pth"];

    public static TheoryData<string> VggFiles { get; } = ["torch-protocol4.pth", "torch-legacy-protocol4.pth", "torch-checkpoint.pth"];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Tensors_OfEitherForm_AreInTheFilesOrderWithoutEmptyOnes(string fixture)
    {
        using var file = Open(fixture);
        Assert.Equal([.. Written, new StoredTensor("num_batches_tracked", [])], file.Tensors);
        Assert.Equal("PyTorch", file.Format);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Read_OfEitherForm_GivesEveryElement(string fixture)
    {
        using var file = Open(fixture);
        foreach (var tensor in Written) Assert.Equal(Values(tensor), file.Read(tensor.Name));
    }

    [Theory]
    [MemberData(nameof(VggFiles))]
    public void Read_OfAnotherProtocolOrACheckpoint_GivesEveryElement(string fixture)
    {
        using var file = Open(fixture);
        Assert.Equal(Vgg, file.Tensors);
        foreach (var tensor in Vgg) Assert.Equal(Values(tensor), file.Read(tensor.Name));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Read_WholeNumbers_SaysWhatIsExpected(string fixture)
    {
        using var file = Open(fixture);
        Assert.EndsWith(
            ": tensor num_batches_tracked holds whole numbers (Long); expected floating-point numbers of 16, 32 or 64 bits.",
            Assert.Throws<PasticheException>(() => file.Read("num_batches_tracked")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_UnknownName_ListsThoseThatAreThere()
    {
        using var file = Open("torch-zip.pth");
        Assert.EndsWith(
            ": there is no tensor named conv1_1; there are: kinds.float32, kinds.float16, kinds.bfloat16, kinds.float64, "
            + "features.0.weight, "
            + "features.0.bias, transposed, permuted.",
            Assert.Throws<PasticheException>(() => file.Read("conv1_1")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_WholeModel_SaysHowToSaveItsWeights() => Assert.EndsWith(
        ": it is a whole model, made of code (torch.nn.modules.container.Sequential), of which nothing was run; "
        + "expected its weights alone: "
        + "save model.state_dict() instead.",
        Assert.Throws<PasticheException>(() => Open("torch-module.pth")).Message, StringComparison.Ordinal);

    [Fact]
    public void Open_PickleOfPython2_FindsItsItemsAndByteStrings()
    {
        byte[] name = [(byte)'U', 4, .. "bias"u8];
        var body = Call(Global("collections", "OrderedDict"), List(List(name, Tensor(Storage("a", 2), 0, [2], [1]))));
        AssertHasBias(Legacy(body, ("a", [1, 2])), 1, 2);
    }

    [Fact]
    public void Open_OldestParameters_HaveTheirTensorAsState()
    {
        var tensor = Call(Global("torch._utils", "_rebuild_tensor"), Storage("a", 2), Number(0), Numbers(2), Numbers(1));
        byte[] parameter = [.. Global("torch.nn.parameter", "Parameter"), (byte)')', 0x81];
        AssertHasBias(Legacy(Dictionary(("bias", Build(parameter, Tuple(tensor, None, None, [0x88], [0x89])))), ("a", [1, 2])), 1, 2);
        byte[] called = Call(Global("torch.nn.parameter", "Parameter"), tensor);
        AssertHasBias(Legacy(Dictionary(("bias", Build(called, Tuple([0x88], [0x89], None)))), ("a", [1, 2])), 1, 2);
    }

    [Fact]
    public void Open_OldestTensors_HaveTheirViewAsState()
    {
        byte[] tensor = Build(Call(Global("torch", "FloatTensor")), Tuple(Storage("a", 3), Number(1), Numbers(2), Numbers(1)));
        AssertHasBias(Legacy(Dictionary(("bias", tensor)), ("a", [0, 1, 2])), 1, 2);
    }

    [Fact]
    public void Open_OldViewsOfStorages_BeginWhereTheyDo()
    {
        var view = Storage("a", 5, "FloatStorage", Tuple(Text("b"), Number(2), Number(3)));
        AssertHasBias(Legacy(Dictionary(("bias", Tensor(view, 1, [2], [1]))), ("a", [8, 8, 8, 1, 2])), 1, 2);
    }

    [Fact]
    public void Open_NameTwice_TakesTheLast()
    {
        var body = Dictionary(("bias", Tensor(Storage("a", 2), 1, [1], [1])), ("bias", Tensor(Storage("a", 2), 0, [2], [1])));
        AssertHasBias(Zip(body, ("a", [1, 2])), 1, 2);
    }

    [Fact]
    public void Open_CompressedArchive_IsRead()
    {
        var body = Dictionary(("bias", Tensor(Storage("a", 1000), 998, [2], [1])));
        float[] elements = [.. new float[998], 1, 2];
        AssertHasBias(
            Zip(
                System.IO.Compression.CompressionLevel.Optimal,
                ("data.pkl", Pickle(body)),
                ("data/a", Bytes(elements)),
                ("byteorder", "little"u8.ToArray())), 1, 2);
    }

    [Fact]
    public void Read_AnyStrides_GoesThereInSteps() =>
        Gen.Select(Gen.Int[1, 4].Array[0, 4], Gen.Int[0, 3].Array[4], Gen.Int[0, 3], Gen.Bool).Sample((sizes, strides, offset, zipped) =>
        {
            var shape = Shape.Create(sizes);
            var last = offset + sizes.Select((size, axis) => (size - 1) * strides[axis]).Sum();
            float[] storage = [.. Enumerable.Range(0, Math.Max(last + 1, shape.Size)).Select(i => (float)i)];
            var body = Dictionary(("any", Tensor(
                Storage("a", storage.Length), offset, [.. sizes.Select(size => (long)size)], [.. strides.Take(sizes.Length)
                    .Select(stride => (long)stride)])));
            using var folder = new TemporaryFolder();
            using var file = WeightsFile.Open(folder.Write("any.pth", zipped ? Zip(body, ("a", storage)) : Legacy(body, ("a", storage))));
            var steps = shape.Strides();
            var expected = Enumerable.Range(0, shape.Size)
                .Select(i => (float)(offset + sizes.Select((size, axis) => i / steps[axis] % size * strides[axis]).Sum()));
            return file.Read("any").Equals(new Tensor(shape, [.. expected]));
        }, iter: 300);

    [Theory]
    [MemberData(nameof(Forms))]
    public void Mutations_AreReadOrRefused(string fixture) =>
        log.WriteLine($"{WeightsMutations.Run(MutationSeed(fixture), ".pth", 0, 150)}");

    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(Forms))]
    public void ManyMutations_AreReadOrRefused(string fixture) =>
        log.WriteLine($"{WeightsMutations.Run(MutationSeed(fixture), ".pth", 150, 2_000)}");

    private static void AssertHasBias(byte[] content, params float[] expected)
    {
        using var folder = new TemporaryFolder();
        using var file = WeightsFile.Open(folder.Write("weights.pth", content));
        Assert.Equal([new StoredTensor("bias", [expected.Length])], file.Tensors);
        Assert.Equal(new Tensor([expected.Length], expected), file.Read("bias"));
    }

    /// <summary>Without checksums, which would refuse nearly every mutation of the pickle before it is read.</summary>
    private static byte[] MutationSeed(string fixture) => ZipChecksums.Without(File.ReadAllBytes(PathOf(fixture)));

    private static string PathOf(string fixture) =>
        Path.Combine(Samples.RepositoryRoot, "tests", "Pastiche.Tests", "Weights", "Fixtures", fixture);

    private static WeightsFile Open(string fixture) => WeightsFile.Open(PathOf(fixture));

    /// <summary>What Fixtures/torch_files.py says of every element.</summary>
    private static Tensor Values(StoredTensor tensor)
    {
        var divisor = tensor.Name == "kinds.bfloat16" ? 1f : 64f;
        var sum = tensor.Name.Sum(character => character);
        return new(tensor.Shape, [.. Enumerable.Range(0, tensor.Shape.Size).Select(i => (((37 * i) + sum) % 251 - 125) / divisor)]);
    }
}

using System.Buffers.Binary;
using System.Text;
using CsCheck;
using Pastiche.Graphs;
using Pastiche.Tests.Imaging;
using Pastiche.Weights;
using Xunit;

namespace Pastiche.Tests.Weights;

/// <summary>Files written by hand, after the format's description; those that lie are refused in one line that says where.</summary>
public sealed class SafetensorsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("F16")]
    [InlineData("BF16")]
    public void Read_All16BitNumbers_AreExact(string type)
    {
        var bytes = new byte[2 << 16];
        for (var bits = 0; bits <= ushort.MaxValue; bits++) BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2 * bits), (ushort)bits);
        using var file = Open($$$"""{"all":{"dtype":"{{{type}}}","shape":[256,256],"data_offsets":[0,131072]}}""", bytes);
        var elements = file.Read("all").Elements;
        for (var bits = 0; bits <= ushort.MaxValue; bits++)
        {
            var expected = type == "F16" ? ValueOf(bits, exponentBits: 5) : ValueOf(bits, exponentBits: 8);
            Assert.Equal(expected, (double)elements[bits]);
            if (expected == 0) Assert.Equal(double.IsNegative(expected), float.IsNegative(elements[bits]));
        }
    }

    [Fact]
    public void Read_Doubles_AreRoundedToTheNearest()
    {
        double[] values = [0.1, 1 + (Math.Pow(2, -24) * 1.5), 1 + Math.Pow(2, -24), -1e300];
        using var file = Open("""{"d":{"dtype":"F64","shape":[4],"data_offsets":[0,32]}}""", [.. values.SelectMany(BitConverter.GetBytes)]);
        Assert.Equal(new Tensor([4], 0.1f, 1.00000012f, 1f, float.NegativeInfinity), file.Read("d"));
    }

    [Theory]
    [InlineData("I64", 8)]
    [InlineData("U8", 1)]
    [InlineData("BOOL", 1)]
    public void Read_WholeNumbers_AreListedAndRefused(string type, int size)
    {
        using var file = Open($$$"""{"steps":{"dtype":"{{{type}}}","shape":[],"data_offsets":[0,{{{size}}}]}}""", new byte[size]);
        Assert.Equal([new StoredTensor("steps", Shape.Scalar)], file.Tensors);
        var refusal = Assert.Throws<PasticheException>(() => file.Read("steps"));
        Assert.Equal($"{file.Path}: tensor steps holds {type}; expected floating-point numbers of 16, 32 or 64 bits.", refusal.Message);
    }

    [Fact]
    public void Open_TensorWithoutElements_IsLeftOut()
    {
        using var file = Open(
            """{"none":{"dtype":"F32","shape":[0,3],"data_offsets":[0,0]},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""",
            new byte[4]);
        Assert.Equal([new StoredTensor("a", [1])], file.Tensors);
    }

    [Fact]
    public void Open_Metadata_IsRead()
    {
        using var file =
            Open("""{"__metadata__":{"preprocessing":"caffe"},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", new byte[4]);
        Assert.Equal("caffe", file.Metadata["preprocessing"]);
    }

    [Theory]
    [InlineData("[0,8]", "[4,12]", "tensor b begins at byte 4; expected 8, where the one before ends")]
    [InlineData("[0,8]", "[0,8]", "tensor b begins at byte 0; expected 8, where the one before ends")]
    [InlineData("[0,8]", "[12,20]", "tensor b lies at 12 to 20 of 16 bytes")]
    [InlineData("[4,12]", "[8,16]", "tensor a begins at byte 4; expected 0, where the one before ends")]
    [InlineData("[0,8]", "[16,8]", "tensor b lies at 16 to 8 of 16 bytes")]
    [InlineData("[-8,0]", "[8,16]", "tensor a lies at -8 to 0 of 16 bytes")]
    [InlineData("[0,9223372036854775807]", "[8,16]", "tensor a lies at 0 to 9,223,372,036,854,775,807 of 16 bytes")]
    [InlineData("[0,12]", "[12,16]", "tensor a 2 takes 12 bytes; expected 8 of F32")]
    [InlineData("[0,8]", "[8]", "its header is not valid: b has 1 offsets instead of 2")]
    [InlineData("[0,8]", "[8,1e99]", "its header is not valid: ")]
    public void Open_OffsetsThatLie_AreRefused(string first, string second, string reason) => Refuses(
        $$$"""{"a":{"dtype":"F32","shape":[2],"data_offsets":{{{first}}}},"b":{"dtype":"F32","shape":[2],"data_offsets":{{{second}}}}}""",
        16,
        reason);

    [Fact]
    public void Open_BytesAfterTheLastTensor_AreRefused() => Refuses(
        """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 9, "its tensors end at byte 8 of 9");

    [Theory]
    [InlineData("[-2]")]
    [InlineData("[65536,65536,65536,65536]")]
    [InlineData("[4294967296]")]
    [InlineData("[2.5]")]
    [InlineData("\"2\"")]
    [InlineData("[null]")]
    [InlineData("2")]
    public void Open_ShapesThatLie_AreRefused(string shape) => Refuses(
        $$$"""{"a":{"dtype":"F32","shape":{{{shape}}},"data_offsets":[0,8]}}""", 8, "its header is not valid: ");

    [Theory]
    [InlineData("""{"a":{"shape":[2],"data_offsets":[0,8]}}""")]
    [InlineData("""{"a":{"dtype":"F32","data_offsets":[0,8]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""")]
    [InlineData("""{"a":{"dtype":"F33","shape":[2],"data_offsets":[0,8]}}""")]
    [InlineData("""{"a":{"dtype":4,"shape":[2],"data_offsets":[0,8]}}""")]
    [InlineData("""{"a":[]}""")]
    [InlineData("""{"a":null}""")]
    [InlineData("""{"__metadata__":[]}""")]
    [InlineData("""{"__metadata__":{"a":{}}}""")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""")]
    [InlineData("""{"a":{"b":{"c":{"d":{"e":{}}}}}}""")]
    [InlineData("""{"a":""")]
    [InlineData("{} {}")]
    public void Open_HeaderThatIsNone_IsRefused(string header) => Refuses(header, 8, "its header is not valid: ");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(100_000_001)]
    [InlineData(long.MaxValue)]
    [InlineData(-1)]
    public void Open_HeaderLongerThanTheFile_IsNoSuchFormat(long length)
    {
        var file = Build("{}", []);
        BinaryPrimitives.WriteInt64LittleEndian(file, length);
        var refusal = Assert.Throws<PasticheException>(() => WeightsFile.Open(_folder.Write("evil", file)));
        Assert.EndsWith(
            "(weights as safetensors, PyTorch .pth, Keras .h5, NumPy .npz or ONNX expected).", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AnyTensors_AreReadAgainAndAlwaysTheSameBytes() =>
        Gen.Select(
            Gen.Int[1, 4].Array[0, 4], Gen.Int, Gen.String[Gen.Char.AlphaNumeric, 1, 9], Gen.Bool).Sample((sizes, seed, name, half) =>
        {
            var random = new Random(seed);
            var shape = Shape.Create(sizes);
            (string, Tensor)[] tensors = [(name, Any(shape)), ($"{name}.\"é\n", Any([3]))];
            var metadata = new Dictionary<string, string> { ["b"] = "\u0001\"", ["a"] = name };
            SafetensorsWriter.Write(_folder.File("once"), tensors, metadata, half);
            SafetensorsWriter.Write(_folder.File("twice"), tensors, metadata.Reverse().ToDictionary(), half);
            Assert.Equal(File.ReadAllBytes(_folder.File("once")), File.ReadAllBytes(_folder.File("twice")));
            using var file = WeightsFile.Open(_folder.File("once"));
            Assert.Equal(tensors.Select(tensor => new StoredTensor(tensor.Item1, tensor.Item2.Shape)), file.Tensors);
            Assert.Equal(metadata.OrderBy(entry => entry.Key), file.Metadata);
            foreach (var (stored, tensor) in tensors)
            {
                Assert.Equal(
                    half ? tensor.Elements.ToArray().Select(element => (float)(Half)element) : tensor.Elements.ToArray(),
                    file.Read(stored).Elements.ToArray());
            }

            Tensor Any(Shape shape) => new(shape, [.. Enumerable.Range(0, shape.Size).Select(_ => (random.NextSingle() - 0.5f) * 1000)]);
        }, iter: 100, threads: 1);

    [Fact]
    public void Write_Halves_AreRoundedToTheNearestEven()
    {
        var ulp = MathF.Pow(2, -10);
        SafetensorsWriter.Write(
            _folder.File("half"),
            [("a", new Tensor([4], 1 + (ulp / 2), 1 + (1.5f * ulp), 65_520, 1e-9f))],
            new Dictionary<string,
            string>(),
            half: true);
        using var file = WeightsFile.Open(_folder.File("half"));
        Assert.Equal(new Tensor([4], 1, 1 + (2 * ulp), float.PositiveInfinity, 0), file.Read("a"));
    }

    /// <summary>What 16 bits mean by IEEE 754's definition.</summary>
    private static double ValueOf(int bits, int exponentBits)
    {
        var (fractionBits, bias) = (15 - exponentBits, (1 << (exponentBits - 1)) - 1);
        var (exponent, fraction) =
            ((bits >> fractionBits) & ((1 << exponentBits) - 1), (bits & ((1 << fractionBits) - 1)) / (double)(1 << fractionBits));
        var sign = bits >> 15 == 0 ? 1.0 : -1.0;
        if (exponent == (1 << exponentBits) - 1) return fraction == 0 ? sign / 0.0 : double.NaN;
        return exponent == 0 ? sign * fraction * Math.Pow(2, 1 - bias) : sign * (1 + fraction) * Math.Pow(2, exponent - bias);
    }

    private static byte[] Build(string header, byte[] tensors)
    {
        var text = Encoding.UTF8.GetBytes(header);
        return [.. BitConverter.GetBytes((long)text.Length), .. text, .. tensors];
    }

    private WeightsFile Open(string header, byte[] tensors) => WeightsFile.Open(_folder.Write("weights", Build(header, tensors)));

    private void Refuses(string header, int bytes, string reason)
    {
        var path = _folder.Write("evil", Build(header, new byte[bytes]));
        var refusal = Assert.Throws<PasticheException>(() => WeightsFile.Open(path));
        Assert.StartsWith($"{path}: the file is damaged ({reason}", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }
}

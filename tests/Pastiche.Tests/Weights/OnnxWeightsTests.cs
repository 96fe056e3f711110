using Google.Protobuf;
using Onnx;
using Pastiche.Graphs;
using Pastiche.Tests.Backbones;
using Pastiche.Tests.Imaging;
using Pastiche.Weights;
using Xunit;
using static Onnx.TensorProto.Types;

namespace Pastiche.Tests.Weights;

/// <summary>The tensors of models written by hand.</summary>
public sealed class OnnxWeightsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ModelFile _model = new ModelFile(1, 3, 4, 4).Output("picture");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(DataType.Float, new byte[] { 0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0 })]
    [InlineData(DataType.Float16, new byte[] { 0, 0x3C, 0, 0xC0 })]
    [InlineData(DataType.Bfloat16, new byte[] { 0x80, 0x3F, 0, 0xC0 })]
    [InlineData(DataType.Double, new byte[] { 0, 0, 0, 0, 0, 0, 0xF0, 0x3F, 0, 0, 0, 0, 0, 0, 0, 0xC0 })]
    public void Read_EachKindOfFloats_GivesSingles(DataType type, byte[] raw)
    {
        Add(type, raw);
        using var file = Open();
        Assert.Equal([new StoredTensor("weight", [2])], file.Tensors);
        Assert.Equal(new Tensor([2], 1, -2), file.Read("weight"));
    }

    [Fact]
    public void Open_Metadata_IsRead()
    {
        _model.Proto.MetadataProps.Add(new StringStringEntryProto { Key = "preprocessing", Value = "caffe" });
        using var file = Open();
        Assert.Equal("caffe", file.Metadata["preprocessing"]);
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("/etc/passwd")]
    public void Open_TensorOutsideTheFolder_IsRefusedUnopened(string location)
    {
        var tensor = Add(DataType.Float, []);
        tensor.DataLocation = DataLocation.External;
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = location });
        var refusal = Assert.Throws<PasticheException>(Open);
        Assert.EndsWith(
            $": tensor weight lies in {location}, outside the model's folder, where nothing is read.",
            refusal.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TooFewBytes_IsRefusedByName()
    {
        Add(DataType.Float, [0, 0, 0]);
        using var file = Open();
        var refusal = Assert.Throws<PasticheException>(() => file.Read("weight"));
        Assert.Equal($"{file.Path}: cannot be read: tensor weight holds 3 bytes; expected 2 elements.", refusal.Message);
    }

    [Fact]
    public void Read_UnknownTensor_NamesThoseThere()
    {
        Add(DataType.Float, new byte[8]);
        using var file = Open();
        var refusal = Assert.Throws<PasticheException>(() => file.Read("bias"));
        Assert.Equal($"{file.Path}: there is no tensor named bias; there are: weight.", refusal.Message);
    }

    [Fact]
    public void Open_FileCutShort_IsRefused()
    {
        Add(DataType.Float, new byte[8]);
        var path = _folder.Write("model", _model.Bytes.AsSpan(..^30));
        var refusal = Assert.Throws<PasticheException>(() => WeightsFile.Open(path));
        Assert.StartsWith($"{path}: no ONNX model, or not the whole of one (", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    private TensorProto Add(DataType type, byte[] raw)
    {
        var tensor = new TensorProto { Name = "weight", DataType = (int)type, RawData = ByteString.CopyFrom(raw) };
        tensor.Dims.Add(2);
        _model.Proto.Graph.Initializer.Add(tensor);
        return tensor;
    }

    private WeightsFile Open() => WeightsFile.Open(_folder.Write("model", _model.Bytes));
}

using System.Globalization;
using Google.Protobuf;
using Onnx;
using Pastiche.Graphs.Onnx;
using Xunit;
using static Onnx.TensorProto.Types;

namespace Pastiche.Graphs.Tests.Onnx;

/// <summary>Tensors that a model keeps in other files are read from its own folder, and from nowhere else.</summary>
public sealed class OnnxExternalDataTests : IDisposable
{
    private static readonly float[] Numbers = [1, 2, 3, 4, 5, 6, 7, 8];

    private readonly string _root = Directory.CreateTempSubdirectory("pastiche-external-").FullName;

    public OnnxExternalDataTests()
    {
        Directory.CreateDirectory(Folder);
        Write("weights.bin");
        Write("../outside.bin");
    }

    private string Folder => Path.Combine(_root, "model");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Read_PartOfAFileBesideIt_IsThatPart()
    {
        var model = Open(("location", "weights.bin"), ("offset", "8"), ("length", "12"), ("checksum", "0"));
        Assert.Equal(new Tensor([3], 3, 4, 5), model.FindTensor("w"));
        Assert.Equal(12, model.ExternalBytes);
    }

    [Fact]
    public void Read_FileInAFolderBelow_IsRead()
    {
        Write("parts/weights.bin");
        Assert.Equal(3, Open(("location", "parts/weights.bin"), ("length", "12")).FindTensor("w")!.Elements[2]);
    }

    [Fact]
    public void Read_NoLength_IsTheRestOfTheFile() =>
        Assert.Equal(new Tensor([3], 6, 7, 8), Open(("location", "weights.bin"), ("offset", "20")).FindTensor("w"));

    [Fact]
    public void Write_ModelWithOtherFiles_HoldsAllOfIt()
    {
        using var written = new MemoryStream();
        Open(("location", "weights.bin"), ("length", "12")).Write(written);
        var again = new OnnxModel(written.ToArray(), "written");
        Assert.Equal((0, new Tensor([3], 1, 2, 3)), (again.ExternalBytes, again.FindTensor("w")));
    }

    /// <summary>As caches keep what they downloaded: every file is a link to one with its checksum as its name.</summary>
    [Fact]
    public void Read_ModelAndDataAreLinksIntoOneFolder_IsRead()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Links need a privilege there.");
        var blobs = Directory.CreateDirectory(Path.Combine(_root, "blobs")).FullName;
        File.WriteAllBytes(Path.Combine(blobs, "1f"), File.ReadAllBytes(Path.Combine(Folder, "weights.bin")));
        File.WriteAllBytes(Path.Combine(blobs, "2e"), Model(("location", "linked.bin"), ("length", "12")));
        File.CreateSymbolicLink(Path.Combine(Folder, "linked.bin"), "../blobs/1f");
        var path = File.CreateSymbolicLink(Path.Combine(Folder, "linked.onnx"), "../blobs/2e").FullName;
        using var stream = File.OpenRead(path);
        Assert.Equal(new Tensor([3], 1, 2, 3), new OnnxModel(stream, "linked", path).FindTensor("w"));
    }

    [Theory]
    [InlineData("link.bin")]
    [InlineData("links/outside.bin")]
    public void Read_LinkThatLeadsOut_IsRefused(string location)
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("Links need a privilege there.");
        File.CreateSymbolicLink(Path.Combine(Folder, "link.bin"), "../outside.bin");
        Directory.CreateSymbolicLink(Path.Combine(Folder, "links"), "..");
        Refuses("a link that leads out of the model's folder, where nothing is read", ("location", location), ("length", "12"));
    }

    [Theory]
    [InlineData("../outside.bin")]
    [InlineData("parts/../../outside.bin")]
    [InlineData("..\\outside.bin")]
    [InlineData("/etc/passwd")]
    public void Read_PlaceOutside_IsRefused(string location) =>
        Refuses("outside the model's folder, where nothing is read", ("location", location), ("length", "12"));

    [Fact]
    public void Read_AbsolutePathInside_IsRefusedToo() =>
        Refuses("outside the model's folder", ("location", Path.Combine(Folder, "weights.bin")), ("length", "12"));

    [Theory]
    [InlineData("missing.bin", "0", "12", "which is not in the model's folder; put it there")]
    [InlineData("weights.bin", "24", "12", "which has 32 bytes; expected 12 from 24: it is cut short or of another model")]
    [InlineData("weights.bin", "40", "12", "which has 32 bytes")]
    [InlineData("weights.bin", "0", "9223372036854775807", "which has 32 bytes")]
    [InlineData("weights.bin", "9223372036854775807", "9223372036854775807", "which has 32 bytes")]
    [InlineData("weights.bin", "-4", "12", "at the offset -4; expected a number")]
    [InlineData("weights.bin", "0", "many", "at the length many; expected a number")]
    [InlineData("", "0", "12", "another file, which is not named")]
    public void Read_WhatIsNotThere_IsRefused(string location, string offset, string length, string expected) =>
        Refuses(expected, ("location", location), ("offset", offset), ("length", length));

    [Fact]
    public void Read_EmptyFile_IsRefused()
    {
        File.WriteAllBytes(Path.Combine(Folder, "empty.bin"), []);
        Refuses("which is empty", ("location", "empty.bin"), ("length", "0"));
    }

    [Fact]
    public void Read_OtherLengthThanTheShapes_IsRefusedWhereItIsUsed() =>
        Assert.Throws<GraphException>(() => Open(("location", "weights.bin"), ("length", "16")).FindTensor("w"));

    /// <summary>A small file must not become a large amount of memory.</summary>
    [Fact]
    public void Read_SameBytesForManyTensors_IsRefused()
    {
        var proto = ModelProto.Parser.ParseFrom(Model(("location", "weights.bin")));
        for (var i = 0; i < 4; i++)
        {
            var copy = proto.Graph.Initializer[0].Clone();
            copy.Name = string.Create(CultureInfo.InvariantCulture, $"w{i}");
            proto.Graph.Initializer.Add(copy);
        }

        var problem = Assert.Throws<GraphException>(() => Open(proto.ToByteArray()));
        Assert.Contains("of which more is asked for than there is", problem.Message, StringComparison.Ordinal);
    }

    private void Refuses(string expected, params (string Key, string Value)[] entries)
    {
        var problem = Assert.Throws<GraphException>(() => Open(entries));
        Assert.StartsWith("model: tensor w lies in ", problem.Message, StringComparison.Ordinal);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    private OnnxModel Open(params (string Key, string Value)[] entries) => Open(Model(entries));

    private OnnxModel Open(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return new OnnxModel(stream, "model", Path.Combine(Folder, "model.onnx"));
    }

    private static byte[] Model(params (string Key, string Value)[] entries)
    {
        var file = new ModelFile(3).Floats("w", [3], 0, 0, 0).Node("Add", "x w", "y");
        var tensor = file.Graph.Initializer[0];
        (tensor.RawData, tensor.DataLocation) = (ByteString.Empty, DataLocation.External);
        tensor.ExternalData.Add(entries.Select(entry => new StringStringEntryProto { Key = entry.Key, Value = entry.Value }));
        return file.Proto.ToByteArray();
    }

    private void Write(string name)
    {
        var path = Path.GetFullPath(Path.Combine(Folder, name));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, [.. Numbers.SelectMany(BitConverter.GetBytes)]);
    }
}

using Pastiche.Graphs;
using Pastiche.Weights;
using PureHDF;
using Xunit;

namespace Pastiche.Tests.Weights;

/// <summary>
/// Files made by h5py (Fixtures/hdf5.py) are read as they were written, and what is not read says how to make it readable.
/// </summary>
public sealed class Hdf5WeightsTests(ITestOutputHelper log)
{
    private static readonly (string Layer, int Inputs, int Outputs)[] Layers =
        [("block1_conv1", 3, 4), ("block1_conv2", 4, 4), ("block2_conv1", 4, 8), ("block2_conv2", 8, 8)];

    public static TheoryData<string> KerasFiles { get; } = ["keras.h5", "keras-half.h5", "keras-double.h5", "keras-latest.h5"];

    [Theory]
    [MemberData(nameof(KerasFiles))]
    public void Tensors_OfAKerasFile_AreItsPathsAndShapes(string fixture)
    {
        using var file = Open(fixture);
        Assert.Equal(
            Layers.SelectMany(layer => (StoredTensor[])
            [
                new($"{layer.Layer}/{layer.Layer}/bias:0", [layer.Outputs]),
                new($"{layer.Layer}/{layer.Layer}/kernel:0", [3, 3, layer.Inputs, layer.Outputs]),
            ]).ToHashSet(),
            file.Tensors.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(KerasFiles))]
    public void Read_OfAKerasFile_GivesEveryElement(string fixture)
    {
        using var file = Open(fixture);
        Assert.Equal(8, file.Tensors.Count);
        foreach (var tensor in file.Tensors) Assert.Equal(Written(tensor.Name, tensor.Shape), file.Read(tensor.Name));
    }

    [Theory]
    [MemberData(nameof(KerasFiles))]
    public void Read_OfAKerasFile_AgreesWithPureHdf(string fixture)
    {
        using var file = Open(fixture);
        using var oracle = H5File.OpenRead(PathOf(fixture));
        var expected = Datasets(oracle, "").ToDictionary();
        Assert.Equal(expected.Keys.Order(), file.Tensors.Select(tensor => tensor.Name).Order());
        foreach (var (name, dataset) in expected)
        {
            var got = file.Read(name);
            Assert.Equal(dataset.Space.Dimensions, got.Shape.Select(size => (ulong)size));
            Assert.Equal(Elements(dataset), got.Elements.ToArray());
        }
    }

    [Fact]
    public void Tensors_OfManyKinds_AreInTheFilesOrderWithoutTextAndEmptyOnes()
    {
        using var file = Open("kinds.h5");
        Assert.Equal(
            [
                "bfloat16", "big", "compact", "floats/f2", "floats/f4", "floats/f8", "iterations", .. Enumerable.Range(0, 40)
                    .Select(i => $"many/{i:00}"),
                "named", "same", "scalar", "unwritten",
            ],
            file.Tensors.Select(tensor => tensor.Name));
    }

    [Theory]
    [InlineData("floats/f2", 2, 3)]
    [InlineData("floats/f4", 2, 3)]
    [InlineData("floats/f8", 2, 3)]
    [InlineData("compact", 5, 2)]
    [InlineData("scalar")]
    [InlineData("many/39", 1)]
    public void Read_OfManyKinds_GivesEveryElement(string name, params int[] sizes)
    {
        using var file = Open("kinds.h5");
        Assert.Equal(Written(name, Shape.Create(sizes)), file.Read(name));
    }

    [Fact]
    public void Read_ByAnotherName_GivesTheSameElements()
    {
        using var file = Open("kinds.h5");
        Assert.Equal(file.Read("compact"), file.Read("same"));
    }

    [Theory]
    [InlineData("kinds.h5", "big", "big-endian")]
    [InlineData("kinds.h5", "bfloat16", "not IEEE floats")]
    [InlineData("kinds.h5", "named", "its type is a named one")]
    [InlineData("kinds.h5", "iterations", "whole numbers")]
    [InlineData("kinds.h5", "unwritten", "nothing was ever written")]
    [InlineData("refused.h5", "gzip", "save it again without compression")]
    [InlineData("refused.h5", "chunked", "save it again without compression")]
    [InlineData("refused.h5", "elsewhere", "in another file")]
    public void Read_WhatIsNotSupported_NamesTheTensorAndTheWayOut(string fixture, string name, string reason)
    {
        using var file = Open(fixture);
        var refusal = Assert.Throws<PasticheException>(() => file.Read(name));
        Assert.StartsWith($"{PathOf(fixture)}: {name} cannot be read: ", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BesideWhatIsNotSupported_GivesEveryElement()
    {
        using var file = Open("refused.h5");
        Assert.Equal(Written("plain", [2]), file.Read("plain"));
    }

    [Fact]
    public void Read_UnknownName_SaysWhichThereAre()
    {
        using var file = Open("refused.h5");
        var refusal = Assert.Throws<PasticheException>(() => file.Read("plane"));
        Assert.Contains("no tensor named plane; there are: chunked, elsewhere, gzip, plain.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_GroupsOfNewerKind_SaysHowToSaveThem()
    {
        var refusal = Assert.Throws<PasticheException>(() => Open("dense.h5"));
        Assert.Contains("libver='earliest'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_CutShort_SaysHowManyBytesAreMissing()
    {
        var whole = File.ReadAllBytes(PathOf("keras.h5"));
        using var folder = new Imaging.TemporaryFolder();
        for (var length = 100; length < whole.Length; length += 997)
        {
            var path = folder.Write("cut.h5", whole.AsSpan(0, length));
            var refusal = Assert.Throws<PasticheException>(() => Hdf5Weights.Open(path, File.OpenRead(path)));
            Assert.Equal(
                $"{path}: the file has {length:N0} bytes of {whole.Length:N0}: it is cut short; get the whole of it.", refusal.Message);
        }
    }

    [Fact]
    public void Open_Refused_ClosesTheFile()
    {
        var stream = File.OpenRead(PathOf("dense.h5"));
        Assert.Throws<PasticheException>(() => Hdf5Weights.Open("dense.h5", stream));
        Assert.True(stream.SafeFileHandle.IsClosed);
    }

    [Theory]
    [InlineData("keras.h5", true)]
    [InlineData("keras-latest.h5", true)]
    [InlineData("hdf5.py", false)]
    public void Recognizes_FirstBytes(string fixture, bool expected) =>
        Assert.Equal(expected, Hdf5Weights.Recognizes(File.ReadAllBytes(PathOf(fixture)).AsSpan(0, 8)));

    [Theory]
    [InlineData("keras.h5", 75)]
    [InlineData("keras-latest.h5", 75)]
    public void Open_DamagedFiles_ReadsOrRefusesThem(string fixture, int count) => Mutate(fixture, count);

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("keras.h5", 1_000)]
    [InlineData("keras-latest.h5", 500)]
    [InlineData("kinds.h5", 500)]
    public void Open_ManyDamagedFiles_ReadsOrRefusesThem(string fixture, int count) => Mutate(fixture, count);

    private void Mutate(string fixture, int count)
    {
        var (opened, bytes, time) = WeightsMutations.Run(File.ReadAllBytes(PathOf(fixture)), ".h5", 0, count);
        Assert.InRange(opened, count / 20, count - (count / 20));
        log.WriteLine($"{count} mutations, {opened} opened, at most {bytes:N0} bytes and {time.TotalMilliseconds:F1} ms");
    }

    private static string PathOf(string fixture) =>
        Path.Combine(Samples.RepositoryRoot, "tests", "Pastiche.Tests", "Weights", "Fixtures", fixture);

    private static Hdf5Weights Open(string fixture) => Hdf5Weights.Open(PathOf(fixture), File.OpenRead(PathOf(fixture)));

    /// <summary>What the script filled a tensor with.</summary>
    private static Tensor Written(string name, Shape shape)
    {
        var start = name.Sum(character => character);
        return new Tensor(shape, [.. Enumerable.Range(0, shape.Size).Select(i => ((((37 * i) + start) % 251) - 125) / 64f)]);
    }

    private static IEnumerable<(string Name, IH5Dataset Dataset)> Datasets(IH5Group group, string path) =>
        group.Children().SelectMany(child => child switch
    {
        IH5Group inner => Datasets(inner, $"{path}{inner.Name}/"),
        IH5Dataset dataset => [($"{path}{dataset.Name}", dataset)],
        _ => [],
    });

    private static float[] Elements(IH5Dataset dataset) => dataset.Type.Size switch
    {
        2 => [.. dataset.Read<Half[]>().Select(element => (float)element)],
        4 => dataset.Read<float[]>(),
        _ => [.. dataset.Read<double[]>().Select(element => (float)element)],
    };
}

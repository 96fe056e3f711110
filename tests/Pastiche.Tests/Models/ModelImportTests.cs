using Pastiche.Backbones;
using Pastiche.Tests.Backbones;
using Pastiche.Tests.Imaging;
using Xunit;

namespace Pastiche.Tests.Models;

public sealed class ModelImportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ModelStore _store;

    public ModelImportTests() => _store = new ModelStore(_folder.File("store"));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false, 4)]
    [InlineData(true, 2)]
    public void Import_Vgg_KeepsItsConvolutionsOnly(bool half, int bytesEach)
    {
        var weights = VggWeights.Read(new MemoryWeights(MiniVgg.Torchvision(VggArchitecture.Vgg19, last: "conv5_4")));
        weights.Save(_folder.File("full.safetensors"), half: false);

        var model = _store.Import(_folder.File("full.safetensors"), "mine", half);

        Assert.Equal(("mine.safetensors", "vgg19"), (model.File, model.Architecture));
        var numbers = weights.Convolutions.Sum(convolution => convolution.Kernel.Shape.Size + convolution.Bias.Shape.Size);
        Assert.InRange(model.Bytes, numbers * bytesEach, (numbers * bytesEach) + 8192);
        Assert.Null(model.License);
        Assert.Contains(_store.Open("mine").Layers, layer => layer.Name == "conv5_4");
    }

    [Fact]
    public void Import_Caffes_IsRememberedWithHowThatIsKnown()
    {
        var file = Torchvision("vgg19-d01eb7cb.pth");

        var model = _store.Import(file, "mine");

        Assert.Equal(
            (Preprocessing.Of(PreprocessingKind.Caffe), PreprocessingEvidence.KnownFile),
            (model.Preprocessing, model.PreprocessingEvidence));
        Assert.Equal(model, _store.Find("mine"));
        AssertOpens("mine", PreprocessingKind.Caffe, PreprocessingEvidence.KnownFile);
    }

    [Fact]
    public void Import_FileThatDoesNotTell_IsAssumedUnlessGiven()
    {
        _store.Import(Torchvision("vgg.pth"), "assumed");
        _store.Import(Torchvision("vgg.pth"), "given", preprocessing: Preprocessing.Of(PreprocessingKind.Caffe));

        AssertOpens("assumed", PreprocessingKind.Torch, PreprocessingEvidence.Assumed);
        AssertOpens("given", PreprocessingKind.Caffe, PreprocessingEvidence.Given);
        var given = _store.Open("assumed", new BackboneOptions { Preprocessing = PreprocessingKind.Unit });
        Assert.Equal(PreprocessingEvidence.Given, given.Options.Evidence);
    }

    [Fact]
    public void Import_OnnxWithPreprocessing_IsRemembered()
    {
        var numbers = new Preprocessing([0.1f, 0.2f, 0.3f], [0.4f, 0.5f, 0.6f]);

        _store.Import(_folder.Write("tiny.onnx", Networks.Onnx), "tiny", preprocessing: numbers);

        var options = new ModelStore(_store.Folder).Open("tiny").Options;
        Assert.Equal((numbers, PreprocessingEvidence.Given), (options.Preprocessing, options.Evidence));
    }

    /// <summary>Stores of version 0.1 do not say how they knew.</summary>
    [Fact]
    public void Find_DescriptionOfAnOlderVersion_IsRead()
    {
        _store.Import(Torchvision("vgg.pth"), "mine");
        var description = Path.Combine(_store.Folder, "mine.json");
        var lines = File.ReadAllLines(description)
            .Where(line => !line.Contains("preprocessingEvidence", StringComparison.Ordinal))
            .ToArray();
        lines[^2] = "  \"preprocessing\": null";
        File.WriteAllLines(description, lines);

        Assert.Equal((null, null), (_store.Find("mine")!.Preprocessing, _store.Find("mine")!.PreprocessingEvidence));
        AssertOpens("mine", PreprocessingKind.Torch, PreprocessingEvidence.Metadata);
    }

    [Fact]
    public void Import_OtherArchitectureThanTheNames_IsRefused()
    {
        var file = _folder.Write("tiny.onnx", Networks.Onnx);

        Assert.Equal(
            $"{file}: there is another network in it; expected vgg19: choose another file, or another name for it.",
            Assert.Throws<PasticheException>(() => _store.Import(file, "vgg19")).Message);
        Assert.Empty(Directory.EnumerateFiles(_store.Folder));
    }

    [Fact]
    public void Import_OtherFileThanTheNames_IsRefused()
    {
        var file = _folder.Write("tiny.onnx", Networks.Onnx);

        Assert.StartsWith(
            $"{file}: the file is not squeezenet1.1, or it is damaged: ",
            Assert.Throws<PasticheException>(() => _store.Import(file, "squeezenet1.1")).Message,
            StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_store.Folder));
    }

    [Fact]
    public void Import_NameThatIsThere_IsRefused()
    {
        var file = _folder.Write("tiny.onnx", Networks.Onnx);
        _store.Import(file, "tiny");

        Assert.Equal(
            "There is a network named tiny in the store already; remove it first, or choose another name.",
            Assert.Throws<PasticheException>(() => _store.Import(file, "tiny")).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../tiny")]
    [InlineData("Tiny")]
    [InlineData("a b")]
    [InlineData(".tiny")]
    [InlineData("tiny.")]
    [InlineData("nul")]
    [InlineData("con.x")]
    [InlineData("resnet18")]
    public void Import_NameThatCannotBe_IsRefused(string name)
    {
        Assert.Throws<PasticheException>(() => _store.Import(_folder.Write("tiny.onnx", Networks.Onnx), name));

        Assert.False(Directory.Exists(_store.Folder));
    }

    /// <summary>What is stored needs no second file, and is the same network, whichever of the two it is opened from.</summary>
    [Fact]
    public void Import_WeightsInASecondFile_KeepsAllInOne()
    {
        var (path, data) = External();
        var model = _store.Import(path, "whole");
        var checksum = Backbone.Open(path).Checksum;
        File.Delete(data);

        Assert.Equal((checksum, model.Sha256), (_store.Open("whole").Checksum, checksum));
        Assert.Null(Assert.Single(_store.Verify()).Problem);
        Assert.Contains(
            "lies in external.onnx.data, which is not in the model's folder",
            Assert.Throws<PasticheException>(() => Backbone.Open(path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Checksum_WeightsInASecondFile_CoversThem()
    {
        var (path, data) = External();
        var before = Backbone.Open(path).Checksum;
        using (var file = File.OpenWrite(data)) file.Write(BitConverter.GetBytes(0.5f));

        Assert.NotEqual(before, Backbone.Open(path).Checksum);
    }

    private (string Path, string Data) External()
    {
        var cases = Path.Combine(Samples.RepositoryRoot, "tests", "Pastiche.Tests", "Backbones", "Cases");
        return (_folder.Write("external.onnx", File.ReadAllBytes(Path.Combine(cases, "external.onnx"))),
            _folder.Write("external.onnx.data", File.ReadAllBytes(Path.Combine(cases, "external.onnx.data"))));
    }

    private void AssertOpens(string name, PreprocessingKind preprocessing, PreprocessingEvidence evidence)
    {
        var options = _store.Open(name).Options;
        Assert.Equal((Preprocessing.Of(preprocessing), evidence), (options.Preprocessing, options.Evidence));
    }

    /// <summary>A file with torchvision's names and no classifier, which does not tell how the network wants its pictures.</summary>
    private string Torchvision(string name)
    {
        var fixture = Path.Combine(Samples.RepositoryRoot, "tests", "Pastiche.Tests", "Weights", "Fixtures", "vgg19.pth");
        File.Copy(fixture, _folder.File(name), overwrite: true);
        return _folder.File(name);
    }
}

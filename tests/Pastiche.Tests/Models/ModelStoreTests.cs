using Pastiche.Backbones;
using Pastiche.Testing;
using Pastiche.Tests.Backbones;
using Pastiche.Tests.Imaging;
using Xunit;

namespace Pastiche.Tests.Models;

public sealed class ModelStoreTests : IDisposable
{
    private readonly FileServer _server = new();
    private readonly TemporaryFolder _folder = new();
    private readonly ModelStore _store;

    public ModelStoreTests() => _store = new ModelStore(_folder.File("store"));

    private string[] Stored => [.. Directory.EnumerateFiles(_store.Folder).Select(file => Path.GetFileName(file)).Order()];

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Pull_Network_IsThereVerifiedAndCanBeOpened()
    {
        var url = _server.Serve("/tiny.onnx", new FileAnswer { Content = Networks.Onnx });
        var progress = new Recorder();

        var model = await _store.PullAsync(Networks.Entry(Networks.Onnx, url), progress: progress);

        Assert.Equal(Networks.Onnx, File.ReadAllBytes(_store.Path(model)));
        Assert.Equal(("tiny", "tiny.onnx", Networks.Onnx.Length, url, "MIT"), (model.Name, model.File, model.Bytes, model.Source, model.Licence));
        Assert.Equal(model, _store.Find("tiny"));
        Assert.Equal([model], _store.Models);
        Assert.Equal([new ModelCheck("tiny", null)], _store.Verify());
        Assert.Equal(["tiny.json", "tiny.onnx"], Stored);
        Assert.Equal(
            [PullPhase.Downloading, PullPhase.Verifying, PullPhase.Importing], progress.Reports.Select(report => report.Phase).Distinct());
        Assert.Equal("tiny", _store.Open("tiny").Name);
        Assert.NotEmpty(_store.Open("tiny").Layers);
    }

    [Fact]
    public async Task Pull_NetworkThatIsThere_AsksForNothing()
    {
        var entry = Networks.Entry(Networks.Onnx, _server.Serve("/tiny.onnx", new FileAnswer { Content = Networks.Onnx }));
        await _store.PullAsync(entry);

        await _store.PullAsync(entry);

        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Pull_TwoAtOnce_DownloadOnce()
    {
        var url = _server.Serve("/tiny.onnx", new FileAnswer { Content = Networks.Onnx, BlockSize = 4096, Pause = TimeSpan.FromMilliseconds(50) });
        var (entry, waiting) = (Networks.Entry(Networks.Onnx, url), new Recorder());
        var first = _store.PullAsync(entry, cancellationToken: TestContext.Current.CancellationToken);
        while (_server.Requests.Count == 0) await Task.Delay(1, TestContext.Current.CancellationToken);

        var second = await new ModelStore(_store.Folder).PullAsync(entry, progress: waiting);

        Assert.Equal(await first, second);
        Assert.Equal([PullPhase.Waiting], waiting.Reports.Select(report => report.Phase));
        Assert.Equal((1, Networks.Onnx.Length), (_server.Requests.Count, _server.BytesSent));
    }

    [Fact]
    public async Task Pull_WrongChecksum_IsRefusedAndNothingIsLeft()
    {
        byte[] damaged = [.. Networks.Onnx];
        damaged[1000] ^= 1;
        var entry = Networks.Entry(Networks.Onnx, _server.Serve("/tiny.onnx", new FileAnswer { Content = damaged }));

        var problem = await Assert.ThrowsAsync<PasticheException>(() => _store.PullAsync(entry));

        Assert.Contains($"with {Networks.Sha256(damaged)}; expected {entry.Checksum}", problem.Message, StringComparison.Ordinal);
        Assert.Empty(Stored);
        Assert.Single(_server.Requests);
    }

    /// <summary>The beginning was of another edition: that must not spoil the pull for good.</summary>
    [Fact]
    public async Task Pull_WrongPartOfAnEarlierPull_IsFetchedAnew()
    {
        var entry = Networks.Entry(Networks.Onnx, _server.Serve("/tiny.onnx", new FileAnswer { Content = Networks.Onnx }));
        Directory.CreateDirectory(_store.Folder);
        File.WriteAllBytes(Path.Combine(_store.Folder, "tiny.part"), new byte[1000]);

        var model = await _store.PullAsync(entry);

        Assert.Equal(Networks.Onnx, File.ReadAllBytes(_store.Path(model)));
        Assert.Equal([1000, null], _server.Requests.Select(request => request.From));
    }

    [Fact]
    public async Task Pull_ChecksumOfWhichTheBeginningIsKnown_IsCompared()
    {
        var entry = Networks.Entry(Networks.Onnx, _server.Serve("/tiny.onnx", new FileAnswer { Content = Networks.Onnx }));
        var known = entry.Checksum! with { Digits = entry.Checksum.Digits[..8] };

        await Assert.ThrowsAsync<PasticheException>(() => _store.PullAsync(entry with { Checksum = known with { Digits = "00000000" } }));
        Assert.NotNull(await _store.PullAsync(entry with { Checksum = known }));
    }

    [Fact]
    public async Task Pull_FromAFile_TakesItAndLeavesIt()
    {
        var file = _folder.Write("by hand.onnx", Networks.Onnx);

        var model = await _store.PullAsync(Networks.Entry(Networks.Onnx, FileServer.NobodysUrl()), new PullOptions { From = file });

        Assert.Equal("by hand.onnx", model.Source);
        Assert.Equal(Networks.Onnx, File.ReadAllBytes(file));
    }

    [Fact]
    public async Task Pull_FromAFileOfOtherBytes_IsRefusedAndTheFileStays()
    {
        var file = _folder.Write("half.onnx", Networks.Onnx.AsSpan(0, 1000));

        var problem = await Assert.ThrowsAsync<PasticheException>(
            () => _store.PullAsync(Networks.Entry(Networks.Onnx, "http://localhost/"), new PullOptions { From = file }));

        Assert.StartsWith($"{file}: the file is not tiny, or it is damaged: 1,000 bytes with SHA-256", problem.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(file));
    }

    [Fact]
    public async Task Pull_NoNetworkInTheFile_IsRefusedAndNothingIsLeft()
    {
        var entry = Networks.Entry(Networks.Noise, _server.Serve("/noise", new FileAnswer { Content = Networks.Noise }));

        await Assert.ThrowsAsync<PasticheException>(() => _store.PullAsync(entry));

        Assert.Empty(Stored);
    }

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
        Assert.Null(model.Licence);
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
        Assert.Empty(Stored);
    }

    [Fact]
    public void Import_OtherFileThanTheNames_IsRefused()
    {
        var file = _folder.Write("tiny.onnx", Networks.Onnx);

        Assert.StartsWith($"{file}: the file is not squeezenet1.1, or it is damaged: ", Assert.Throws<PasticheException>(() => _store.Import(file, "squeezenet1.1")).Message,
            StringComparison.Ordinal);
        Assert.Empty(Stored);
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

    [Fact]
    public void Verify_AlteredFile_IsTold()
    {
        var model = _store.Import(_folder.Write("tiny.onnx", Networks.Onnx), "tiny");
        using (var file = File.OpenWrite(_store.Path(model))) file.WriteByte(99);

        Assert.StartsWith("tiny.onnx was altered or damaged", Assert.Single(_store.Verify("tiny")).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[[[[[[")]
    [InlineData("{}")]
    [InlineData("NAME", "\"tiny\"", "\"other\"")]
    [InlineData("FOLDER", "\"tiny.onnx\"", "\"../tiny.onnx\"")]
    [InlineData("MEMBER", "{", "{\"more\": 1,")]
    [InlineData("TWICE", "{", "{\"name\": \"tiny\",")]
    public void Find_StrangeDescription_IsRefusedAndCanBeRemoved(string text, string? replaced = null, string replacement = "")
    {
        _store.Import(_folder.Write("tiny.onnx", Networks.Onnx), "tiny");
        var description = Path.Combine(_store.Folder, "tiny.json");
        File.WriteAllText(description, replaced is null ? text : File.ReadAllText(description).Replace(replaced, replacement, StringComparison.Ordinal));

        var problem = Assert.Throws<PasticheException>(() => _store.Find("tiny"));

        Assert.Contains("what is known of the network cannot be understood", problem.Message, StringComparison.Ordinal);
        Assert.EndsWith("remove tiny and fetch it again.", problem.Message, StringComparison.Ordinal);
        Assert.Empty(_store.Models);
        Assert.NotNull(Assert.Single(_store.Verify()).Problem);
        _store.Remove("tiny");
        Assert.Empty(Stored);
    }

    [Fact]
    public void Find_HugeDescription_IsNotRead()
    {
        Directory.CreateDirectory(_store.Folder);
        File.WriteAllText(Path.Combine(_store.Folder, "tiny.json"), new string(' ', 1 << 17));

        Assert.Contains("it is too large", Assert.Throws<PasticheException>(() => _store.Find("tiny")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Remove_NetworkThatIsNotThere_NamesTheNearest()
    {
        _store.Import(_folder.Write("tiny.onnx", Networks.Onnx), "tiny");

        Assert.Equal(
            "There is no network named tin in the store; did you mean tiny?", Assert.Throws<PasticheException>(() => _store.Remove("tin")).Message);
    }

    [Fact]
    public void Remove_PartOfANetwork_LeavesNothing()
    {
        Directory.CreateDirectory(_store.Folder);
        File.WriteAllText(Path.Combine(_store.Folder, "vgg19.part"), "part");
        File.WriteAllText(Path.Combine(_store.Folder, "vgg19.part.tag"), "tag");
        File.WriteAllText(Path.Combine(_store.Folder, "vgg19.tmp"), "what an import that was killed leaves");

        _store.Remove("vgg19");

        Assert.Empty(Stored);
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

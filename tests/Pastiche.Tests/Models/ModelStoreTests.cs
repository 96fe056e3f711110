using Pastiche.Testing;
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
        Assert.Equal(
            ("tiny", "tiny.onnx", Networks.Onnx.Length, url, "MIT"), (model.Name, model.File, model.Bytes, model.Source, model.License));
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
        var url = _server.Serve(
            "/tiny.onnx", new FileAnswer { Content = Networks.Onnx, BlockSize = 4096, Pause = TimeSpan.FromMilliseconds(50) });
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

        Assert.StartsWith(
            $"{file}: the file is not tiny, or it is damaged: 1,000 bytes with SHA-256", problem.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(file));
    }

    [Fact]
    public async Task Pull_NoNetworkInTheFile_IsRefusedAndNothingIsLeft()
    {
        var entry = Networks.Entry(Networks.Noise, _server.Serve("/noise", new FileAnswer { Content = Networks.Noise }));

        await Assert.ThrowsAsync<PasticheException>(() => _store.PullAsync(entry));

        Assert.Empty(Stored);
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
        File.WriteAllText(
            description, replaced is null ? text : File.ReadAllText(description).Replace(replaced, replacement, StringComparison.Ordinal));

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
            "There is no network named tin in the store; did you mean tiny?", Assert.Throws<PasticheException>(() => _store.Remove("tin"))
                .Message);
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
}

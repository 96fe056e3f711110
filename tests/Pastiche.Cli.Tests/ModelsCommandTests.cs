using System.Text.Json;
using Pastiche.Graphs.Onnx;
using Pastiche.Testing;
using Xunit;

namespace Pastiche.Cli.Tests;

/// <summary>pastiche models, with a store of its own and a web server on this computer.</summary>
public sealed class ModelsCommandTests : IDisposable
{
    private static readonly byte[] Network = OnnxWriter.Write(TinyBackbone.Vgg(64, 64));

    private readonly Workshop _workshop = new();
    private readonly FileServer _server = new();

    private (string, string) Home => ("PASTICHE_HOME", _workshop.File("home"));

    private string Store => _workshop.File("home/models");

    public void Dispose()
    {
        _server.Dispose();
        _workshop.Dispose();
    }

    [Fact]
    public void Pull_ImportAndAllThatFollows_Work()
    {
        var url = _server.Serve("/tiny.onnx", new FileAnswer { Content = Network });
        var file = Path.Combine(Store, "tiny.onnx");

        var pulled = Run($"models pull tiny --from {url}").Succeeded();

        Assert.Equal($"downloading {url}", pulled.Lines[0]);
        Assert.Equal(["verifying its checksum", "importing it", $"tiny is ready: {file} (0 MB)"], pulled.Lines[^3..]);
        Assert.Equal(file, Run("models path tiny").Succeeded().Lines.Single());
        Assert.Equal(Store, Run("models path").Succeeded().Lines.Single());
        Assert.Equal("tiny: ok", Run("models verify").Succeeded().Lines.Single());
        Assert.Contains(Run("models list").Succeeded().Lines, line => line.StartsWith("tiny ", StringComparison.Ordinal));
        Assert.Equal("removed tiny", Run("models remove tiny").Succeeded().Lines.Single());
        Assert.DoesNotContain("tiny", Run("models list").Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Pull_Json_TellsEveryPhaseAndTheEnd()
    {
        var url = _server.Serve("/tiny.onnx", new FileAnswer { Content = Network });

        var events = Run($"models pull tiny --json --from {url}").Succeeded().Lines.Select(line => JsonDocument.Parse(line).RootElement)
            .ToArray();

        Assert.Equal(
            ["downloading", "verifying", "importing", "done"], events.Select(line => line.GetProperty("event").GetString()).Distinct());
        Assert.Equal(["event", "name", "bytes", "total", "resumed", "from"], events[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal(["event", "name", "path", "bytes", "sha256"], events[^1].EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public void Pull_Quiet_PrintsNothing()
    {
        var url = _server.Serve("/tiny.onnx", new FileAnswer { Content = Network });

        Assert.Equal("", Run($"models pull tiny --quiet --from {url}").Succeeded().Output);
    }

    [Fact]
    public void Pull_NobodyListens_SaysHowToGetItByHandAndFails()
    {
        var url = FileServer.NobodysUrl();

        var result = Run($"models pull vgg19 --from {url}");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith($"vgg19 cannot be downloaded ({url}: ", result.ErrorLine(), StringComparison.Ordinal);
        Assert.EndsWith("pastiche models import FILE --name vgg19", result.ErrorLine(), StringComparison.Ordinal);
    }

    [Fact]
    public void Pull_OtherFileThanTheCatalogs_IsRefused()
    {
        File.WriteAllBytes(_workshop.File("tiny.onnx"), Network);

        var result = Run("models pull vgg19 --from tiny.onnx");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("tiny.onnx: the file is not vgg19, or it is damaged", result.ErrorLine(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Store));
    }

    [Fact]
    public void Pull_TwoProcesses_DownloadOnce()
    {
        var url = _server.Serve("/tiny.onnx",
            new FileAnswer { Content = Network, BlockSize = 1024, Pause = TimeSpan.FromMilliseconds(150) });
        using var one = _workshop.Start($"models pull tiny --from {url}", Home);
        using var other = _workshop.Start($"models pull tiny --from {url}", Home);

        var ends = new[] { one.Wait().Succeeded(), other.Wait().Succeeded() };

        Assert.All(ends, end => Assert.StartsWith("tiny is ready: ", end.Lines[^1], StringComparison.Ordinal));
        Assert.Equal((1, Network.Length), (_server.Requests.Count, _server.BytesSent));
    }

    [Fact]
    public void Pull_CtrlC_KeepsThePartAndTheNextGoesOn()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send.");
        var cut = Network.Length / 2;
        var answer = new FileAnswer { Content = Network, Tag = "\"1\"" };
        var url = _server.Serve("/tiny.onnx", answer with { CutAfter = cut, Stalls = true }, answer);
        using var program = _workshop.Start($"models pull tiny --from {url}", Home);
        var part = Path.Combine(Store, "tiny.part");
        while (!File.Exists(part) || new FileInfo(part).Length < cut) Thread.Sleep(10);

        Assert.Equal(0, Signals.Send(program.Id, Signals.Interrupt));

        var result = program.Wait();
        Assert.Equal(130, result.ExitCode);
        Assert.Equal("interrupted; the part of tiny that was downloaded is kept: the same command resumes from there", result.ErrorLine());
        Run($"models pull tiny --from {url}").Succeeded();
        Assert.Equal([null, cut], _server.Requests.Select(request => request.From));
        Assert.Equal(Network.Length, _server.BytesSent);
    }

    /// <summary>The file system holds 64 KB, and says so beforehand where the size is known, or when it is full.</summary>
    [Theory]
    [InlineData(false, "there is no room")]
    [InlineData(true, "No space left on device")]
    public void Pull_DiskIsFull_SaysOneLineAndFails(bool endless, string message)
    {
        var url = _server.Serve("/big", new FileAnswer { Content = new byte[1 << 18], IsEndless = endless });

        var result = OnSmallDisk($"models pull tiny --from {url}");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(message, result.ErrorLine(), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(_workshop.File("after/models")), file => file.EndsWith(".onnx", StringComparison.Ordinal));
    }

    [Fact]
    public void List_Json_HasEveryNetworkOfTheCatalog()
    {
        using var json = JsonDocument.Parse(Run("models list --json").Succeeded().Output);

        var models = json.RootElement.EnumerateArray().ToArray();
        Assert.Equal(Catalog.Entries.Select(entry => entry.Name), models.Select(model => model.GetProperty("name").GetString()!));
        Assert.Equal(
            ["name", "state", "bytes", "preprocessing", "licence", "source", "description"],
            models[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal(["builtIn", "absent"], models.Select(model => model.GetProperty("state").GetString()).Distinct());
    }

    [Fact]
    public void Info_Embedded_ExplainsItsLayers()
    {
        var lines = Run("models info resnet18").Succeeded().Lines;

        Assert.Contains("licence   MIT", lines);
        Assert.Contains("pictures  caffe", lines);
        Assert.Matches(@"^stage3_2  +256 +16 +211×211 +[0-9,]+ +[0-9.]+ +style$", lines[^1]);
    }

    [Fact]
    public void Info_FileAsJson_HasTheDocumentedKeys()
    {
        File.WriteAllBytes(_workshop.File("tiny.onnx"), Network);

        using var json = JsonDocument.Parse(Run("models info tiny.onnx --json").Succeeded().Output);

        Assert.Equal(
            [
                "name", "path", "sha256", "licence", "source",
                "preprocessing", "preprocessingEvidence", "given", "layers", "blocked", "notes",
            ],
            json.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            ["name", "tensor", "channels", "stride", "receptiveField", "parameters", "multiplyAddsPerMegapixel", "default"],
            json.RootElement.GetProperty("layers")[0].EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public void NetworkWithNotes_IsExplainedWhereverItIsUsed()
    {
        var network = Path.Combine(Repository.Root, "tests", "Pastiche.Tests", "Backbones", "Cases", "bn_train_14.onnx");
        File.Copy(network, _workshop.File("trained.onnx"));

        string[] answers =
        [
            Run("models info trained.onnx").Succeeded().Output,
            Run("models import trained.onnx --name trained").Succeeded().Output,
            Run("stylize content.png style.png -o out.png --size 64 --iterations 1 --backbone trained").Succeeded().Output,
        ];

        const string Note = "note: batch normalisation is in the form for training (node bno)";
        Assert.All(answers, text => Assert.Contains(Note, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Stylize_PreprocessingByNumbers_IsRecordedAndUsedAgain()
    {
        File.WriteAllBytes(_workshop.File("tiny.onnx"), Network);
        Run(
            "stylize content.png style.png -o out.png --size 64 --iterations 2 --backbone tiny.onnx "
            + "--preprocess mean=123.675,116.28,103.53:std=58.395,57.12,57.375:bgr").Succeeded();
        Run("stylize content.png style.png -o again.png --size 64 --iterations 2 --backbone tiny.onnx --recipe out.png").Succeeded();
        Run("stylize content.png style.png -o other.png --size 64 --iterations 2 --backbone tiny.onnx --preprocess tf").Succeeded();

        Assert.Contains(
            "mean=123.675,116.28,103.53:std=58.395,57.12,57.375:max=255:bgr preprocessing",
            Run("show out.png").Succeeded().Output,
            StringComparison.Ordinal);
        Assert.NotEqual(File.ReadAllBytes(_workshop.File("out.png")), File.ReadAllBytes(_workshop.File("other.png")));
    }

    [Fact]
    public void Verify_AlteredFile_IsToldAndFails()
    {
        File.WriteAllBytes(_workshop.File("tiny.onnx"), Network);
        Run("models import tiny.onnx --name tiny").Succeeded();
        using (var file = File.OpenWrite(Path.Combine(Store, "tiny.onnx"))) file.WriteByte(99);

        var result = Run("models verify");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("tiny: tiny.onnx was altered or damaged", result.Lines.Single(), StringComparison.Ordinal);
        Assert.Equal("one network is damaged", result.ErrorLine());
    }

    /// <summary>Torchvision's names without a classifier: Oxford's conversions have them too.</summary>
    [Fact]
    public void Import_FileThatDoesNotTell_SaysSoAndTheOptionDecides()
    {
        File.Copy(Path.Combine(Repository.Root, "tests/Pastiche.Tests/Weights/Fixtures/vgg19.pth"), _workshop.File("vgg.pth"));

        var assumed = Run("models import vgg.pth --name assumed").Succeeded();
        var given = Run("models import vgg.pth --name given --preprocess caffe").Succeeded();

        Assert.Equal(
            [
                "pictures: torch, assumed: the file does not tell; --preprocess decides",
                "note: the file does not tell how the network wants its pictures: "
                + "they are given as torch, unless another preprocessing is chosen",
            ],
            assumed.Lines[^2..]);
        Assert.Equal("pictures: caffe, as given", given.Lines[^1]);
        Assert.Contains(
            Run("models info assumed").Succeeded().Lines,
            line => line == "pictures  torch, assumed: the file does not tell; --preprocess decides");
        Assert.Contains(Run("models info given").Succeeded().Lines, line => line == "pictures  caffe, as given");
        Assert.Matches("(?m)^given .* caffe ", Run("models list").Succeeded().Output);
        Run("stylize content.png style.png -o out.png --size 64 --iterations 1 --backbone given").Succeeded();
        Assert.Contains(
            "\"preprocessing\":\"caffe\"",
            Run("show out.png --json").Output.Replace(" ", "", StringComparison.Ordinal),
            StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Import_DamagedTensor_IsRefusedAndNothingIsLeft()
    {
        var weights = File.ReadAllBytes(Path.Combine(Repository.Root, "tests/Pastiche.Tests/Weights/Fixtures/vgg19.pth"));
        weights[weights.Length / 2] ^= 1;
        File.WriteAllBytes(_workshop.File("vgg.pth"), weights);

        var result = Run("models import vgg.pth --name damaged");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("has CRC-32", result.ErrorLine(), StringComparison.Ordinal);
        Assert.Empty(Directory.Exists(Store) ? Directory.GetFiles(Store) : []);
    }

    [Theory]
    [InlineData("tiny.onnx")]
    [InlineData("tiny", Traits = ["Category", "Slow"])]
    public void Stylize_OtherBackbone_PaintsWithIt(string backbone)
    {
        File.WriteAllBytes(_workshop.File("tiny.onnx"), Network);
        if (backbone == "tiny") Run("models import tiny.onnx --name tiny").Succeeded();

        Run($"stylize content.png style.png -o out.png --size 64 --iterations 2 --backbone {backbone} --preprocess unit "
            + $"--pooling average").Succeeded();

        Assert.Contains("\"preprocessing\":\"unit\"", Run("show out.png --json").Output.Replace(" ", "", StringComparison.Ordinal),
            StringComparison.OrdinalIgnoreCase);
    }

    private ProgramResult Run(string arguments) => _workshop.Run(arguments, Home);

    private ProgramResult OnSmallDisk(string arguments) =>
        new SmallDisk(_workshop, "64k").Run($"PASTICHE_HOME=$PWD/disk {{program}} {arguments} --quiet");
}

using Pastiche.Models;
using Pastiche.Testing;
using Pastiche.Tests.Imaging;
using Xunit;

namespace Pastiche.Tests.Models;

public sealed class DownloadTests : IDisposable
{
    private static readonly byte[] Content = Networks.Noise;
    private static readonly FileAnswer Good = new() { Content = Content, Tag = "\"1\"" };
    private static readonly int Cut = Content.Length * 3 / 10;

    private readonly FileServer _server = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Run_WholeFile_Comes()
    {
        var url = _server.Serve("/file", Good);

        Assert.Equal(url, await Run(Networks.Entry(Content, url)));

        Assert.Equal(Content, Part());
    }

    [Fact]
    public async Task Run_CutAtThirtyPercent_GoesOnAndAsksForNoByteAgain()
    {
        var url = _server.Serve("/file", Good with { CutAfter = Cut }, Good);

        await Run(Networks.Entry(Content, url));

        Assert.Equal(Content, Part());
        Assert.Equal([null, Cut], _server.Requests.Select(request => request.From));
        Assert.Equal("\"1\"", _server.Requests[1].IfRange);
        Assert.Equal(Content.Length, _server.BytesSent);
    }

    /// <summary>As after a crash: another process goes on.</summary>
    [Fact]
    public async Task Run_PartOfAnEarlierPull_IsGoneOnWith()
    {
        var url = _server.Serve("/file", Good);
        _folder.Write("tiny.part", Content.AsSpan(0, Cut));

        var progress = new Recorder();
        await Run(Networks.Entry(Content, url), progress: progress);

        Assert.Equal(Content, Part());
        Assert.Equal([Cut], _server.Requests.Select(request => request.From));
        Assert.Equal(Content.Length - Cut, _server.BytesSent);
        Assert.All(progress.Reports, report => Assert.Equal((Cut, Content.Length), (report.Resumed, report.Total)));
        Assert.Equal(Content.Length, progress.Reports[^1].Bytes);
    }

    [Fact]
    public async Task Run_OtherEditionInTheMeantime_BeginsAnew()
    {
        var url = _server.Serve("/file", new FileAnswer { Content = new byte[Content.Length], Tag = "\"0\"", CutAfter = Cut }, Good);

        await Run(Networks.Entry(Content, url));

        Assert.Equal(Content, Part());
    }

    [Fact]
    public async Task Run_ServerWithoutRanges_BeginsAnew()
    {
        var url = _server.Serve("/file", Good with { CutAfter = Cut, IgnoresRanges = true }, Good with { IgnoresRanges = true });

        await Run(Networks.Entry(Content, url));

        Assert.Equal(Content, Part());
    }

    [Fact]
    public async Task Run_PartIsWholeAlready_AsksForNothingMore()
    {
        var url = _server.Serve("/file", Good);
        _folder.Write("tiny.part", Content);

        await Run(Networks.Entry(Content, url));

        Assert.Equal(Content, Part());
        Assert.Equal(0, _server.BytesSent);
    }

    [Fact]
    public async Task Run_PartIsLongerThanTheFile_BeginsAnew()
    {
        var url = _server.Serve("/file", Good);
        _folder.Write("tiny.part", [.. Content, 1]);

        await Run(Networks.Entry(Content, url));

        Assert.Equal(Content, Part());
    }

    /// <summary>Nobody could tell whether the rest is of the same file.</summary>
    [Fact]
    public async Task Run_PartOfAnUnknownFileWithoutChecksum_BeginsAnew()
    {
        var url = _server.Serve("/file", Good);
        _folder.Write("tiny.part", new byte[Cut]);

        await Run(Networks.Entry(Content, url) with { Checksum = null });

        Assert.Equal(Content, Part());
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Run_FirstAddressFails_TakesTheSecond(int status)
    {
        var first = _server.Serve("/first", new FileAnswer { Status = status });
        var second = _server.Serve("/second", Good);

        Assert.Equal(second, await Run(Networks.Entry(Content, first, second)));

        Assert.Equal(Content, Part());
    }

    [Fact]
    public async Task Run_NobodyListens_TakesTheSecond()
    {
        var second = _server.Serve("/second", Good);

        Assert.Equal(second, await Run(Networks.Entry(Content, FileServer.NobodysUrl(), second)));
    }

    [Fact]
    public async Task Run_FirstMirrorBreaksOff_SecondGoesOnFromThere()
    {
        var first = _server.Serve("/first", Good with { CutAfter = Cut }, new FileAnswer { Status = 500 });
        var second = _server.Serve("/second", Good);

        await Run(Networks.Entry(Content, first, second));

        Assert.Equal(Content, Part());
        Assert.Equal(Content.Length, _server.BytesSent);
    }

    [Fact]
    public async Task Run_NoNetwork_SaysHowToGetItByHand()
    {
        var url = FileServer.NobodysUrl();

        var problem = await Assert.ThrowsAsync<PasticheException>(() => Run(Networks.Entry(Content, url)));

        Assert.StartsWith($"tiny cannot be downloaded ({url}: Connection refused", problem.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            $"; by hand: download {url} with any program on any computer, then pastiche models import FILE --name tiny.",
            problem.Message,
            StringComparison.Ordinal);
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public async Task Run_Redirection_IsFollowed()
    {
        _server.Serve("/file", Good);
        var url = _server.Serve("/old", new FileAnswer { Status = 302, Location = "/file" });

        await Run(Networks.Entry(Content, url));

        Assert.Equal(Content, Part());
    }

    [Theory]
    [InlineData("file:///etc/hostname", "it leads on to file, which is not safe")]
    [InlineData("ftp://localhost/file", "it leads on to ftp, which is not safe")]
    [InlineData("/file", "it leads on more than 10 times")]
    public async Task Run_RedirectionToNowhere_IsRefused(string location, string message)
    {
        var url = _server.Serve("/file", new FileAnswer { Status = 301, Location = location });

        Assert.Contains(
            message,
            (await Assert.ThrowsAsync<PasticheException>(() => Run(Networks.Entry(Content, url)))).Message,
            StringComparison.Ordinal);
    }

    /// <summary>States more than it sends, every time.</summary>
    [Fact]
    public async Task Run_LyingLength_IsRefused()
    {
        var url = _server.Serve("/file", new FileAnswer { Content = Content, StatedLength = Content.Length + 5, IgnoresRanges = true });

        var problem = await Assert.ThrowsAsync<PasticheException>(() => Run(Networks.Entry(Content, url) with { Bytes = null }));

        Assert.Contains("the connection was lost", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OtherSizeThanStated_IsRefusedBeforeABodyIsRead()
    {
        var url = _server.Serve("/file", Good);

        var problem = await Assert.ThrowsAsync<PasticheException>(() => Run(Networks.Entry(Content, url) with { Bytes = 5_000_000_000 }));

        Assert.Contains("the file there has 1,000,003 bytes; expected 5,000,000,000", problem.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public async Task Run_AbsurdSize_IsRefused()
    {
        var url = _server.Serve("/file", Good with { StatedLength = 3_000_000_000 });

        var problem = await Assert.ThrowsAsync<PasticheException>(() => Run(Networks.Entry(Content, url) with { Bytes = null }));

        Assert.Contains("the file there has 3,000,000,000 bytes; accepted: up to 2,000,000,000", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_EndlessBody_IsCutOffAtTheSizeAndNothingIsLeft()
    {
        var url = _server.Serve("/file", Good with { IsEndless = true });

        var problem = await Assert.ThrowsAsync<PasticheException>(() => Run(Networks.Entry(Content, url)));

        Assert.Contains("it sends more than 1,000,003 bytes", problem.Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Names);
    }

    [Fact]
    public async Task Run_Silence_EndsWithThePatienceAndGoesOn()
    {
        var url = _server.Serve("/file", Good with { CutAfter = Cut, Stalls = true }, Good);

        await Run(Networks.Entry(Content, url), TimeSpan.FromMilliseconds(300));

        Assert.Equal(Content, Part());
        Assert.Equal(Content.Length, _server.BytesSent);
    }

    [Fact]
    public async Task Run_SilenceFromTheBeginning_IsNotAskedAgain()
    {
        var url = _server.Serve("/file", Good with { CutAfter = 0, Stalls = true });

        var problem = await Assert.ThrowsAsync<PasticheException>(() => Run(Networks.Entry(Content, url), TimeSpan.FromMilliseconds(300)));

        Assert.Contains("nothing came for 0.3 s", problem.Message, StringComparison.Ordinal);
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Run_Cancelled_KeepsWhatHasCome()
    {
        var url = _server.Serve("/file", Good with { CutAfter = Cut, Stalls = true });
        using var cancellation = new CancellationTokenSource();
        var progress = new Recorder { Seen = report => { if (report.Bytes == Cut) cancellation.Cancel(); } };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Run(Networks.Entry(Content, url), progress: progress, cancellation: cancellation.Token));

        Assert.Equal(Content[..Cut], Part());
    }

    private async Task<string> Run(
        CatalogEntry entry, TimeSpan? patience = null, Recorder? progress = null, CancellationToken cancellation = default)
    {
        using var part = new PartFile(_folder.File("tiny.part"));
        var url = await new Download(part, entry, patience ?? TimeSpan.FromSeconds(30), progress).RunAsync(cancellation);
        part.Close();
        return url;
    }

    private byte[] Part() => File.ReadAllBytes(_folder.File("tiny.part"));
}

using System.Net.Sockets;
using Pastiche.Imaging;
using Pastiche.Testing;
using Xunit;

namespace Pastiche.Tests.Imaging;

public sealed class WholeFileTests : IDisposable
{
    private static readonly byte[] Content = [1, 2, 3];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_ExistingFile_IsReplaced()
    {
        var path = _folder.Write("a.bin", [9]);

        WholeFile.Write(path, Content);

        Assert.Equal(Content, File.ReadAllBytes(path));
        Assert.Equal(["a.bin"], _folder.Names);
    }

    [Fact]
    public void Write_ExistingFileNotToBeReplaced_IsLeftAsItIs()
    {
        var path = _folder.Write("a.bin", [9]);

        Assert.Throws<IOException>(() => WholeFile.Write(path, Content, overwrite: false));

        Assert.Equal([9], File.ReadAllBytes(path));
        Assert.Equal(["a.bin"], _folder.Names);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Write_SymbolicLink_WritesWhatItNames(bool exists)
    {
        var folder = Directory.CreateDirectory(_folder.File("real"));
        var target = Path.Combine(folder.FullName, "a.bin");
        if (exists) File.WriteAllBytes(target, [9]);
        File.CreateSymbolicLink(_folder.File("link.bin"), Path.Combine("real", "a.bin"));

        WholeFile.Check(_folder.File("link.bin"));
        WholeFile.Write(_folder.File("link.bin"), Content);

        Assert.Equal(Content, File.ReadAllBytes(target));
        Assert.NotNull(new FileInfo(_folder.File("link.bin")).LinkTarget);
        Assert.Equal(["a.bin"], folder.EnumerateFileSystemInfos().Select(file => file.Name));
        Assert.Equal(["link.bin", "real"], _folder.Names);
    }

    [Fact]
    public void Check_SymbolicLinkIntoNowhere_IsRefused()
    {
        File.CreateSymbolicLink(_folder.File("link.png"), Path.Combine("missing", "a.png"));

        Assert.Contains(
            "missing", Assert.Throws<PasticheException>(() => WholeFile.Check(_folder.File("link.png"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_PlaceTakenByAFolder_LeavesNothingBehind()
    {
        Directory.CreateDirectory(_folder.File("a.bin"));

        Assert.ThrowsAny<Exception>(() => WholeFile.Write(_folder.File("a.bin"), Content));

        Assert.Equal(["a.bin"], _folder.Names);
    }

    [Fact]
    public void Check_FileThatMustNotBeReplaced_SaysSo()
    {
        var path = _folder.Write("a.png", [9]);

        Assert.Equal(
            $"{path}: there is such a file already; choose another name or ask for it to be overwritten.",
            Assert.Throws<PasticheException>(() => WholeFile.Check(path, overwrite: false)).Message);
        WholeFile.Check(path);
        Assert.Equal([9], File.ReadAllBytes(path));
    }

    [Fact]
    public async Task Write_NamedPipe_IsWrittenToAndStays()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no named pipes among its files.");
        var pipe = NamedPipe.Create(_folder.File("a.png"));
        File.CreateSymbolicLink(_folder.File("link.png"), "a.png");
        foreach (var path in new[] { pipe, _folder.File("link.png") })
        {
            WholeFile.Check(path, overwrite: false);
            var reading = Task.Run(() => File.ReadAllBytes(pipe), TestContext.Current.CancellationToken);

            WholeFile.Write(path, Content, overwrite: false);

            Assert.Equal(Content, await reading);
            Assert.False(WholeFile.WouldReplace(path));
        }

        Assert.Equal(["a.png", "link.png"], _folder.Names);
    }

    [Fact]
    public void Write_NullDevice_KeepsNothingAndReplacesNothing()
    {
        Assert.SkipUnless(File.Exists("/dev/null"), "There is no /dev/null.");

        WholeFile.Check("/dev/null", overwrite: false);
        WholeFile.Write("/dev/null", Content, overwrite: false);

        Assert.Empty(File.ReadAllBytes("/dev/null"));
    }

    [Fact]
    public void Check_DeviceOrSocket_IsRefused()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "There is no /dev/zero.");
        var socket = _folder.File("s.png");
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        server.Bind(new UnixDomainSocketEndPoint(socket));
        foreach (var path in new[] { "/dev/zero", socket })
        {
            Assert.Equal(
                $"{path}: cannot be written: it is a device or a socket; name a file or a pipe.",
                Assert.Throws<PasticheException>(() => WholeFile.Check(path)).Message);
            Assert.Throws<IOException>(() => WholeFile.Write(path, Content));
        }
    }

    [Fact]
    public void Check_LinksRoundInACircle_SaysSo()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making symbolic links needs rights on Windows.");
        File.CreateSymbolicLink(_folder.File("a.png"), "b.png");
        File.CreateSymbolicLink(_folder.File("b.png"), "a.png");

        Assert.Equal(
            $"{_folder.File("a.png")}: cannot be written: its symbolic links lead round in a circle.",
            Assert.Throws<PasticheException>(() => WholeFile.Check(_folder.File("a.png"))).Message);
    }

    [Fact]
    public void Check_NameThatIsNoUtf8_IsRefused() => Assert.EndsWith(
        "cannot be written: its name is no UTF-8; choose another name.",
        Assert.Throws<PasticheException>(() => WholeFile.Check(_folder.File("\uFFFD.png"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Place_SymbolicLink_ReplacesWhatItNames()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making symbolic links needs rights on Windows.");
        var real = _folder.Write("real.bin", [9]);
        File.CreateSymbolicLink(_folder.File("link.bin"), "real.bin");

        WholeFile.Place(_folder.Write("new.tmp", Content), _folder.File("link.bin"));

        Assert.Equal(Content, File.ReadAllBytes(real));
        Assert.Equal(["link.bin", "real.bin"], _folder.Names);
    }
}

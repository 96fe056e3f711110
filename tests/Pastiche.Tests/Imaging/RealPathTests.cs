using Pastiche.Graphs;
using Xunit;

namespace Pastiche.Tests.Imaging;

public sealed class RealPathTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public RealPathTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Making symbolic links needs rights on Windows.");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("real.png", "real.png")]
    [InlineData("./real.png", "real.png")]
    [InlineData("deep/er/../x.png", "deep/x.png")]
    [InlineData("missing/folder/x.png", "missing/folder/x.png")]
    public void Of_RelativeTarget_IsRelativeToTheFolderOfTheLink(string target, string expected)
    {
        Directory.CreateDirectory(_folder.File("deep/er"));
        File.CreateSymbolicLink(_folder.File("link.png"), target);

        Assert.Equal(RealPath.Of(_folder.File(expected)), RealPath.Of(_folder.File("link.png")));
    }

    [Fact]
    public void Of_ParentOfAFolderThatIsALink_IsThatOfTheFolderItNames()
    {
        Directory.CreateDirectory(_folder.File("far/away"));
        Directory.CreateSymbolicLink(_folder.File("near"), Path.Combine("far", "away"));
        File.CreateSymbolicLink(_folder.File("far/away/link.png"), Path.Combine("..", "real.png"));

        Assert.Equal(RealPath.Of(_folder.File("far/real.png")), RealPath.Of(_folder.File("near/link.png")));
    }

    [Fact]
    public void Of_ChainOfLinks_IsItsEnd()
    {
        for (var i = 0; i < 30; i++) File.CreateSymbolicLink(_folder.File($"{i}"), $"{i + 1}");

        Assert.Equal("30", Path.GetFileName(RealPath.Of(_folder.File("0"))));
    }

    [Fact]
    public void Of_LinksRoundInACircle_IsRefused()
    {
        File.CreateSymbolicLink(_folder.File("a"), "b");
        File.CreateSymbolicLink(_folder.File("b"), "a");

        var refusal = Assert.Throws<IOException>(() => RealPath.Of(_folder.File("a")));

        Assert.Contains("round in a circle", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/dev/stdout", 1)]
    [InlineData("/dev/stderr", 2)]
    [InlineData("/dev/fd/0", 0)]
    [InlineData("/dev/null", null)]
    public void Descriptor_PathOfAnOpenFile_IsItsNumber(string path, int? number)
    {
        Assert.SkipUnless(File.Exists("/dev/stdout") && Directory.Exists("/dev/fd"), "There are no such paths.");

        Assert.Equal(number, RealPath.Descriptor(RealPath.Of(path)));
    }
}

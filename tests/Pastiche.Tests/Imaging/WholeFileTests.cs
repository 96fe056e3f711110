using Pastiche.Imaging;
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

        Assert.Contains("missing", Assert.Throws<PasticheException>(() => WholeFile.Check(_folder.File("link.png"))).Message, StringComparison.Ordinal);
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
}

using Pastiche.Cli.Diagnosis;
using Pastiche.Cli.Platform;
using Xunit;

namespace Pastiche.Cli.Tests.Diagnosis;

public sealed class CacheStateTests : IDisposable
{
    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Fact]
    public void Of_FolderWithFiles_AddsThemUpAndLeavesThemAlone()
    {
        Directory.CreateDirectory(_workshop.File("cache/deeper"));
        File.WriteAllBytes(_workshop.File("cache/a"), new byte[1000]);
        File.WriteAllBytes(_workshop.File("cache/deeper/b"), new byte[234]);

        var state = CacheState.Of(_workshop.File("cache"));

        Assert.Equal(new CacheState(HomeFolder.Hide(_workshop.File("cache")), Exists: true, 1234, Writable: true), state);
        Assert.Equal(2, Directory.GetFileSystemEntries(_workshop.File("cache")).Length);
    }

    [Fact]
    public void Of_MissingFolder_IsNotCreated()
    {
        var state = CacheState.Of(_workshop.File("not/yet"));

        Assert.Equal((false, 0L, true), (state.Exists, state.Bytes, state.Writable));
        Assert.Contains("(not there yet)", state.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_workshop.File("not")));
    }

    [Theory]
    [InlineData("content.png")]
    [InlineData("content.png/cache")]
    public void Of_FileInItsPlace_CannotBeCreated(string path)
    {
        var state = CacheState.Of(_workshop.File(path));

        Assert.False(state.Exists || state.Writable);
        Assert.Contains("(not there, and cannot be created)", state.ToString(), StringComparison.Ordinal);
    }
}

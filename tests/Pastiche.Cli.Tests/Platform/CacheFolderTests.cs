using Pastiche.Cli.Platform;
using Xunit;

namespace Pastiche.Cli.Tests.Platform;

public sealed class CacheFolderTests
{
    [Fact]
    public void Find_Variable_DecidesEverywhere()
    {
        var named = Path.GetFullPath("somewhere");

        Assert.Equal(named, CacheFolder.Find(name => name is CacheFolder.Variable ? "somewhere" : "/other", "/home/ann"));
    }

    [Theory]
    [InlineData(null, "/home/ann/.cache/pastiche")]
    [InlineData("/var/cache", "/var/cache/pastiche")]
    [InlineData("relative", "/home/ann/.cache/pastiche")]
    [InlineData("", "/home/ann/.cache/pastiche")]
    public void Find_Linux_FollowsItsStandard(string? cache, string expected)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems have other folders.");

        Assert.Equal(expected, CacheFolder.Find(name => name is "XDG_CACHE_HOME" ? cache : "", "/home/ann"));
    }

    [Fact]
    public void Find_Mac_IsItsFolderForCaches()
    {
        Assert.SkipUnless(OperatingSystem.IsMacOS(), "Other systems have other folders.");

        Assert.Equal("/Users/ann/Library/Caches/pastiche", CacheFolder.Find(_ => null, "/Users/ann"));
    }
}

using Pastiche.Cli.Platform;
using Xunit;

namespace Pastiche.Cli.Tests.Platform;

public sealed class HomeFolderTests
{
    [Theory]
    [InlineData("/home/ann/x", "~/x")]
    [InlineData("/home/ann", "~")]
    [InlineData("a: '/home/ann/b' and '/home/ann/c'", "a: '~/b' and '~/c'")]
    [InlineData("/home/anna/x", "/home/anna/x")]
    [InlineData("/home/anna/home/ann", "/home/anna~")]
    [InlineData("nothing", "nothing")]
    public void Hide_Text_ShowsTheFolderAsATilde(string text, string expected) =>
        Assert.Equal(expected, HomeFolder.Hide(text, "/home/ann/"));

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public void Hide_UserWithoutAFolder_ChangesNothing(string home) => Assert.Equal("/tmp/x", HomeFolder.Hide("/tmp/x", home));
}

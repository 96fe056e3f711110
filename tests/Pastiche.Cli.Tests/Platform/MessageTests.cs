using Pastiche.Cli.Platform;
using Xunit;

namespace Pastiche.Cli.Tests.Platform;

public sealed class MessageTests
{
    [Theory]
    [InlineData("No such file.", "No such file")]
    [InlineData("first\r\n  second\n", "first second")]
    [InlineData("did you mean stem?.", "did you mean stem?")]
    public void OneLine_Text_HasNoBreakAndNoFullStop(string text, string expected) => Assert.Equal(expected, Message.OneLine(text));
}

using Xunit;

namespace Pastiche.Cli.Tests.Terminals;

public sealed class ScreenTests
{
    private readonly Screen _screen = new(width: 5, height: 3);

    [Theory]
    [InlineData("ab\r\ncd", new[] { "ab", "cd" })]
    [InlineData("ab\ncd", new[] { "ab", "  cd" })]
    [InlineData("abc\rx", new[] { "xbc" })]
    [InlineData("abc\b\bx", new[] { "axc" })]
    [InlineData("a\b\b\bx", new[] { "x" })]
    [InlineData("abcde\bx", new[] { "abcxe" })]
    [InlineData("a  \r\n\r\n", new[] { "a" })]
    [InlineData("", new string[0])]
    public void Write_ControlCharacters_MoveTheCursor(string text, string[] expected) => Assert.Equal(expected, _screen.Write(text).Lines);

    [Theory]
    [InlineData("abcdefg", new[] { "abcde", "fg" })]
    [InlineData("abcde\r\nfg", new[] { "abcde", "fg" })]
    [InlineData("abcde\rx", new[] { "xbcde" })]
    public void Write_FullLine_WrapsOnlyWhenMoreFollows(string text, string[] expected) =>
        Assert.Equal(expected, _screen.Write(text).Lines);

    [Theory]
    [InlineData("1\r\n2\r\n3\r\n4", new[] { "1", "2", "3", "4" })]
    [InlineData("1\r\n2\r\n3\r\n4\e[9Ax", new[] { "1", "2x", "3", "4" })]
    public void Write_MoreLinesThanTheScreenHas_PutsTheFirstOutOfReach(string text, string[] expected) =>
        Assert.Equal(expected, _screen.Write(text).Lines);

    [Theory]
    [InlineData("ab\r\ncd\e[Ax", new[] { "abx", "cd" })]
    [InlineData("ab\e[Bx", new[] { "ab", "  x" })]
    [InlineData("ab\e[9Bx", new[] { "ab", "", "  x" })]
    [InlineData("abc\e[2Gx", new[] { "axc" })]
    [InlineData("abc\e[Gx", new[] { "xbc" })]
    public void Write_Movement_StaysOnTheScreen(string text, string[] expected) => Assert.Equal(expected, _screen.Write(text).Lines);

    [Theory]
    [InlineData("abc\e[2G\e[K", new[] { "a" })]
    [InlineData("abc\e[2G\e[0K", new[] { "a" })]
    [InlineData("abc\e[2G\e[1K", new[] { "  c" })]
    [InlineData("abc\e[2G\e[2Kx", new[] { " x" })]
    [InlineData("ab\r\ncd\r\nef\e[2A\e[2G\e[J", new[] { "a" })]
    public void Write_Erasure_LeavesTheRest(string text, string[] expected) => Assert.Equal(expected, _screen.Write(text).Lines);

    [Fact]
    public void Write_Colors_TakeNoRoom() =>
        Assert.Equal(["abcde"], _screen.Write("\e[?1h\e=a\e[1mb\e[38;5;8mc\e[0md\e[me").Lines);

    [Theory]
    [InlineData("\e[?25l", false)]
    [InlineData("\e[?25l\e[?25h", true)]
    [InlineData("", true)]
    public void CursorVisible_HiddenOrShown_IsTheLast(string text, bool expected) =>
        Assert.Equal(expected, _screen.Write(text).CursorVisible);

    [Fact]
    public void Cursor_AfterScrolling_CountsEveryLine() => Assert.Equal((3, 2), _screen.Write("1\r\n2\r\n3\r\nab").Cursor);

    [Theory]
    [InlineData("\e[5n")]
    [InlineData("\e[2J")]
    [InlineData("\e")]
    [InlineData("\a")]
    public void Write_UnknownSequence_IsAnError(string text) => Assert.Throws<FormatException>(() => _screen.Write(text));
}

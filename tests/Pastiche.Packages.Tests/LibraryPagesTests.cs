using Xunit;

namespace Pastiche.Packages.Tests;

public sealed class LibraryPagesTests(LibraryPages pages) : IClassFixture<LibraryPages>
{
    public static TheoryData<string> Pages => [.. LibraryPages.Names];

    [Theory]
    [MemberData(nameof(Pages))]
    [Trait("Category", "Slow")]
    public void Page_Programs_RunInANewProjectAndPrintWhatThePageSays(string page)
    {
        var printed = pages.Run(page);

        var said = Readme.Blocks("text", "docs", "library", $"{page}.md");
        Assert.All(printed, output => Assert.DoesNotContain("False", output, StringComparison.Ordinal));
        if (said.Count > 0) Assert.Equal(said, printed);
    }

    [Fact]
    public void WebService_OfThePage_IsTheSample() => Assert.Equal(
        File.ReadAllText(Repository.File("samples", "WebService", "Program.cs")).ReplaceLineEndings("\n"),
        Readme.Block("csharp", "docs", "library", "aspnetcore.md"));
}

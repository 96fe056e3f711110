using Xunit;

namespace Pastiche.Tests;

/// <summary>Holds docs/library/api.md, which is made from the comments, at what they say.</summary>
public class ApiReferenceTests
{
    private const string Head = """
        # Every public type

        Made from the comments in the sources; a test holds it at what they say.

        """;

    private static readonly ApiReference Reference = new(typeof(Stylizer).Assembly.Location);

    [Fact]
    public void Page_IsWhatTheCommentsSay()
    {
        var page = Path.Combine(Samples.RepositoryRoot, "docs", "library", "api.md");
        var received = Path.Combine(Samples.RepositoryRoot, "docs", "library", "api.received.md");
        var expected = Head + Reference.Markdown();
        if (File.Exists(page) && File.ReadAllText(page).ReplaceLineEndings("\n") == expected)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, expected);
        Assert.Fail($"{page} is not what the comments say. Replace it with {received}.");
    }

    [Fact]
    public void Members_AllHaveAComment() => Assert.Equal([], Reference.Unexplained);
}

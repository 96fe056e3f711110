using Pastiche.Testing;
using Xunit;

namespace Pastiche.Tests;

/// <summary>Holds docs/library/api.md, which is made from the comments, at what they say.</summary>
public class ApiReferenceTests
{
    private static readonly ApiReference Reference = new(typeof(Stylizer).Assembly.Location);

    [Fact]
    public void Page_IsWhatTheCommentsSay() => Assert.Null(Reference.Differs(
        Path.Combine(Samples.RepositoryRoot, "docs", "library", "api.md"),
        "# Every public type of Pastiche\n\nMade from the comments in the sources.\n"));

    [Fact]
    public void Members_AllHaveAComment() => Assert.Equal([], Reference.Unexplained);
}

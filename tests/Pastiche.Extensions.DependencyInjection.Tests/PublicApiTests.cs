using Pastiche.Testing;
using PublicApiGenerator;
using Xunit;

namespace Pastiche.Extensions.DependencyInjection.Tests;

public class PublicApiTests
{
    private static readonly ApiReference Reference = new(typeof(IStylizerPool).Assembly.Location);

    [Fact]
    public void PublicApi_IsTheCheckedInOne()
    {
        var expected = Path.Combine(Repository.Root, "tests", "Pastiche.Extensions.DependencyInjection.Tests", "PublicApi.txt");
        var options = new ApiGeneratorOptions { IncludeAssemblyAttributes = false, DenyNamespacePrefixes = [] };
        var actual = typeof(IStylizerPool).Assembly.GeneratePublicApi(options).ReplaceLineEndings("\n") + "\n";
        if (File.Exists(expected) && File.ReadAllText(expected).ReplaceLineEndings("\n") == actual) return;
        var received = Path.ChangeExtension(expected, ".received.txt");
        File.WriteAllText(received, actual);
        Assert.Fail($"The public API differs from {expected}. If that is meant, replace that file with {received}.");
    }

    [Fact]
    public void Page_IsWhatTheCommentsSay() => Assert.Null(Reference.Differs(
        Path.Combine(Repository.Root, "docs", "library", "api-services.md"),
        "# Every public type of Pastiche.Extensions.DependencyInjection\n\nMade from the comments in the sources.\n"));

    [Fact]
    public void Members_AllHaveAComment() => Assert.Equal([], Reference.Unexplained);
}

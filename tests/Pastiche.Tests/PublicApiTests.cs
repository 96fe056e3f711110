using PublicApiGenerator;
using Xunit;

namespace Pastiche.Tests;

public class PublicApiTests
{
    [Fact]
    public void PublicApi_IsTheCheckedInOne()
    {
        var expected = Path.Combine(Samples.RepositoryRoot, "tests", "Pastiche.Tests", "PublicApi.txt");
        // What comes of a setting is text for people, and free to change.
        var options = new ApiGeneratorOptions
        {
            IncludeAssemblyAttributes = false,
            ExcludeAttributes = ["System.ComponentModel.DescriptionAttribute"],
        };
        var actual = typeof(Stylizer).Assembly.GeneratePublicApi(options).ReplaceLineEndings("\n") + "\n";
        if (File.Exists(expected) && File.ReadAllText(expected).ReplaceLineEndings("\n") == actual) return;
        var received = Path.ChangeExtension(expected, ".received.txt");
        File.WriteAllText(received, actual);
        Assert.Fail($"The public API differs from {expected}. If that is meant, replace that file with {received}.");
    }
}

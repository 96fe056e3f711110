using Pastiche.Atlas;
using Pastiche.Lesson.Experiments;
using PublicApiGenerator;
using Xunit;

namespace Pastiche.Lesson.Tests;

public class PublicApiTests
{
    [Theory]
    [InlineData(typeof(NetworkSession), "PublicApi.txt")]
    [InlineData(typeof(AtlasWriter), "PublicApi.Atlas.txt")]
    public void PublicApi_IsTheCheckedInOne(Type type, string file)
    {
        var expected = Path.Combine(Repository.Root, "tests", "Pastiche.Lesson.Tests", file);
        var options = new ApiGeneratorOptions { IncludeAssemblyAttributes = false };
        var actual = type.Assembly.GeneratePublicApi(options).ReplaceLineEndings("\n") + "\n";
        if (File.Exists(expected) && File.ReadAllText(expected).ReplaceLineEndings("\n") == actual) return;
        var received = Path.ChangeExtension(expected, ".received.txt");
        File.WriteAllText(received, actual);
        Assert.Fail($"The public API differs from {expected}. If that is meant, replace that file with {received}.");
    }
}

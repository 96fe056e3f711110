using Pastiche.Atlas;
using Pastiche.Atlas.Model;
using Pastiche.Lesson.Experiments;
using PublicApiGenerator;
using Xunit;

namespace Pastiche.Lesson.Tests;

public class PublicApiTests
{
    [Fact]
    public void PublicApi_IsTheCheckedInOne() => Check(typeof(NetworkSession).Assembly.GetExportedTypes(), "PublicApi.txt");

    /// <summary>Without the components of the page, which are public because the compiler of the templates makes them so.</summary>
    [Fact]
    public void PublicApi_OfThePage_IsTheCheckedInOne()
    {
        var types = typeof(AtlasWriter).Assembly.GetExportedTypes();
        var model = typeof(AtlasReport).Namespace;
        Check([.. types.Where(type => type == typeof(AtlasWriter) || type.Namespace == model)], "PublicApi.Atlas.txt");
    }

    private static void Check(Type[] types, string file)
    {
        var expected = Path.Combine(Repository.Root, "tests", "Pastiche.Lesson.Tests", file);
        var actual = types.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n") + "\n";
        if (File.Exists(expected) && File.ReadAllText(expected).ReplaceLineEndings("\n") == actual) return;
        var received = Path.ChangeExtension(expected, ".received.txt");
        File.WriteAllText(received, actual);
        Assert.Fail($"The public API differs from {expected}. If that is meant, replace that file with {received}.");
    }
}

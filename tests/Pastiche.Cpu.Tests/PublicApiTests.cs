using System.Reflection;
using PublicApiGenerator;
using Xunit;

namespace Pastiche.Cpu.Tests;

public class PublicApiTests
{
    [Fact]
    public void PublicApi_IsTheCheckedInOne()
    {
        var expected = Path.Combine(ProjectFolder(), "PublicApi.txt");
        var options = new ApiGeneratorOptions { IncludeAssemblyAttributes = false };
        var actual = typeof(CpuExecutor).Assembly.GeneratePublicApi(options).ReplaceLineEndings("\n") + "\n";
        if (File.Exists(expected) && File.ReadAllText(expected).ReplaceLineEndings("\n") == actual) return;
        var received = Path.ChangeExtension(expected, ".received.txt");
        File.WriteAllText(received, actual);
        Assert.Fail($"The public API differs from {expected}. If that is meant, replace that file with {received}.");
    }

    private static string ProjectFolder() => typeof(PublicApiTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(data => data.Key == "ProjectFolder").Value!;
}

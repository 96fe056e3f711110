using System.Text.RegularExpressions;
using Xunit;

namespace Pastiche.Tests;

/// <summary>Holds the house's order: what may know what.</summary>
public partial class ArchitectureTests
{
    /// <summary>Each folder may use those before it, itself, and none after it. Types of the folders' roots count to their folder.</summary>
    private static readonly string[][] Order =
    [
        ["Imaging", "Optimization"],
        ["Parameterizations", "ImagePriors"],
        ["Backbones"],
        ["Losses"],
        ["Runtime"],
    ];

    private static string Source => Path.Combine(Samples.RepositoryRoot, "src", "Pastiche");

    [Fact]
    public void Folders_UseOnlyThoseBeforeThem()
    {
        for (var rank = 0; rank < Order.Length; rank++)
        {
            var later = Order[(rank + 1)..].SelectMany(folders => folders).ToArray();
            foreach (var file in Order[rank].SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Source, folder), "*.cs")))
            {
                var used = Usings().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value);
                Assert.True(!used.Intersect(later).Any(), $"{file} uses {string.Join(", ", used.Intersect(later))}");
            }
        }
    }

    [Theory]
    [InlineData("NetVips", "Imaging/ImageFile.cs")]
    [InlineData("Microsoft.ML.OnnxRuntime", "Runtime/OnnxRuntimeExecutor.cs")]
    public void Package_IsNamedInItsOwnFilesOnly(string package, params string[] allowed)
    {
        foreach (var file in Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/", StringComparison.Ordinal)))
        {
            var named = File.ReadAllText(file).Contains($"using {package}", StringComparison.Ordinal);
            Assert.True(!named || allowed.Contains(Path.GetRelativePath(Source, file).Replace('\\', '/')), $"{file} uses {package}");
        }
    }

    [Fact]
    public void Library_KnowsNeitherConsoleNorEnvironment()
    {
        foreach (var file in Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories))
            Assert.DoesNotMatch(@"\b(Console|Environment\.(Exit|GetEnvironmentVariable))\b", File.ReadAllText(file));
    }

    [GeneratedRegex(@"using Pastiche\.(\w+);")]
    private static partial Regex Usings();
}

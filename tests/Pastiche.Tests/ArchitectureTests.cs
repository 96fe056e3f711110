using System.Text.RegularExpressions;
using Pastiche.Testing.Architecture;
using Xunit;

namespace Pastiche.Tests;

/// <summary>Holds the house's order: what may know what.</summary>
public partial class ArchitectureTests
{
    private static readonly FolderOrder Order = new(
        ["Foundation"],
        ["Checkpoints"],
        ["Imaging", "Optimization"],
        ["Colors", "Regions"],
        ["Parameterizations", "ImagePriors"],
        ["Weights"],
        ["Backbones"],
        ["Tiles"],
        ["Losses"],
        ["Matching"],
        ["Runtime"],
        ["Models"],
        ["Options"],
        ["Recipes"],
        ["Stylization"],
        ["Events"]);

    private static readonly Lazy<ProjectSources> Library = new(() => Sources("Pastiche"));

    private static string Source => Path.Combine(Samples.RepositoryRoot, "src");

    [Fact]
    public void Folders_UseOnlyThoseBeforeThem() => AssertNone(Order.Violations(Library.Value));

    [Fact]
    public void Root_HasPublicTypesOnly() => AssertNone(CodeRules.HiddenTypesOfRoot(Library.Value));

    [Theory]
    [InlineData("Pastiche")]
    [InlineData("Pastiche.Cpu")]
    [InlineData("Pastiche.Graphs")]
    public void Exceptions_AreThrownWhereTheyAreMade(string project) =>
        AssertNone(CodeRules.DroppedExceptions(project == "Pastiche" ? Library.Value : Sources(project)));

    [Theory]
    [InlineData(
        "NetVips",
        "Imaging/Decoder.cs",
        "Imaging/Encoder.cs",
        "Imaging/ColorConversion.cs",
        "Imaging/ColorSpaces/FileColors.cs",
        "Imaging/VipsPixels.cs",
        "Imaging/Reduction.cs",
        "Imaging/OpenedImage.cs",
        "Imaging/TiffImage.cs",
        "Imaging/JpegImage.cs",
        "Imaging/DecoderError.cs",
        "Imaging/Vips.cs",
        "Imaging/VipsVersion.cs")]
    [InlineData("Microsoft.ML.OnnxRuntime", "Runtime/OnnxRuntimeExecutor.cs", "Runtime/ExecutionProvider.cs", "Runtime/NativeLibrary.cs")]
    [InlineData(
        "Pastiche.Cpu",
        "Runtime/EngineExecutor.cs",
        "Runtime/CpuEngine.cs",
        "Runtime/GraphMemory.cs",
        "Matching/LayerMatching.cs",
        "Stylization/NeighborMatching.cs")]
    public void Package_IsNamedInItsOwnFilesOnly(string package, params string[] allowed)
    {
        foreach (var (file, text) in Files())
        {
            var named = Regex.IsMatch(CommentsAndText().Replace(text, ""), $@"\b{Regex.Escape(package)}[.;]");
            Assert.True(!named || allowed.Contains(file), $"{file} uses {package}");
        }
    }

    [Fact]
    public void Library_KnowsNeitherConsoleNorEnvironment()
    {
        foreach (var (_, text) in Files()) Assert.DoesNotMatch(@"\b(Console|Environment\.(Exit|GetEnvironmentVariable))\b", text);
    }

    private static void AssertNone(IReadOnlyList<string> violations) => Assert.True(violations.Count == 0, string.Join('\n', violations));

    private static ProjectSources Sources(string project) => ProjectSources.Load(Path.Combine(Source, project, $"{project}.csproj"));

    private static IEnumerable<(string Path, string Text)> Files() => Library.Value.Compilation.SyntaxTrees
        .Where(tree => tree.FilePath.Length > 0)
        .Select(tree => (Path.GetRelativePath(Library.Value.Folder, tree.FilePath).Replace('\\', '/'), tree.ToString()));

    [GeneratedRegex(@"//.*|""[^""\n]*""")]
    private static partial Regex CommentsAndText();
}

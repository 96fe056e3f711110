using System.Text.RegularExpressions;
using Xunit;

namespace Pastiche.Tests;

/// <summary>Holds the house's order: what may know what.</summary>
public partial class ArchitectureTests
{
    /// <summary>Each folder may use those before it, itself, and none after it; the last is the root, where the algorithm is.</summary>
    private static readonly string[][] Order =
    [
        ["Imaging", "Imaging/ColorSpaces", "Optimization"],
        ["Colors", "Regions"],
        ["Parameterizations", "ImagePriors"],
        ["Weights"],
        ["Backbones"],
        ["Losses"],
        ["Runtime"],
        ["Models"],
        ["."],
    ];

    /// <summary>Of the root, but for everybody: how things go wrong. And types with the names of a property of pictures and of a method of backbones.</summary>
    private static readonly string[] Common = ["Throw", "PasticheException", "Names", "Setting", "Pixels", "Features", "BackboneOptions", "Device", "Engine", "EngineChoice", "LossNormalization", "Style", "StyleMix", "StyleLossWeight", "ColorSource", "ColorMethod"];

    private static string Source => Path.Combine(Samples.RepositoryRoot, "src", "Pastiche");

    [Fact]
    public void Folders_UseOnlyThoseBeforeThem()
    {
        for (var rank = 0; rank < Order.Length; rank++)
        {
            // A file has the name of its type.
            var later = Order[(rank + 1)..].SelectMany(Files).Select(file => Path.GetFileName(file).Split('.')[0]).Except(Common).ToHashSet();
            foreach (var file in Order[rank].SelectMany(folder => Files([folder])))
            {
                var used = Identifiers().Matches(Code(file)).Select(match => match.Value).Where(later.Contains).ToArray();
                Assert.True(used.Length == 0, $"{file} uses {string.Join(", ", used)}");
            }
        }
    }

    [Theory]
    [InlineData(
        "NetVips",
        "Imaging/Decoder.cs",
        "Imaging/Encoder.cs",
        "Imaging/ColorConversion.cs",
        "Imaging/ColorSpaces/FileColors.cs",
        "Imaging/PixelLayout.cs",
        "Imaging/Reduction.cs",
        "Imaging/DecodedImage.cs",
        "Imaging/TiffImage.cs",
        "Imaging/JpegImage.cs",
        "Imaging/DecoderError.cs",
        "Imaging/Vips.cs",
        "Imaging/VipsVersion.cs")]
    [InlineData("Microsoft.ML.OnnxRuntime", "Runtime/OnnxRuntimeExecutor.cs", "Runtime/ExecutionProvider.cs", "Runtime/NativeLibrary.cs")]
    [InlineData("Pastiche.Cpu", "Runtime/EngineExecutor.cs", "Runtime/CpuEngine.cs")]
    public void Package_IsNamedInItsOwnFilesOnly(string package, params string[] allowed)
    {
        foreach (var file in Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/", StringComparison.Ordinal)))
        {
            var named = Regex.IsMatch(Code(file), $@"\b{Regex.Escape(package)}[.;]");
            Assert.True(!named || allowed.Contains(Path.GetRelativePath(Source, file).Replace('\\', '/')), $"{file} uses {package}");
        }
    }

    [Fact]
    public void Library_KnowsNeitherConsoleNorEnvironment()
    {
        foreach (var file in Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories))
            Assert.DoesNotMatch(@"\b(Console|Environment\.(Exit|GetEnvironmentVariable))\b", File.ReadAllText(file));
    }

    private static IEnumerable<string> Files(string[] folders) => folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Source, folder), "*.cs"));

    /// <summary>The file without comments and text.</summary>
    private static string Code(string file) => CommentsAndText().Replace(File.ReadAllText(file), "");

    [GeneratedRegex(@"//.*|""[^""\n]*""")]
    private static partial Regex CommentsAndText();

    [GeneratedRegex(@"\b[A-Z]\w*\b")]
    private static partial Regex Identifiers();
}

using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Xunit;

namespace Pastiche.Packages.Tests;

/// <summary>The program as a .NET tool: one package that names others, one for each platform.</summary>
[Collection(ProgramBuildTests.Name)]
[Trait("Category", "Slow")]
public sealed partial class ToolTests(ProgramBuild build)
{
    private const string Id = "Pastiche.Cli";

    [Fact]
    public void Tool_Installed_PrintsItsVersionAndMakesAPicture()
    {
        var folder = build.NewFolder("tool");
        build.DotNet(folder, "tool", "install", Id, "--tool-path", "tools", "--source", build.Feed);

        Assert.Equal(Repository.Version, Pastiche("--version").TrimEnd());
        Pastiche("stylize", "cat.jpg", "painting.jpg", "-o", "out.png", "--size", "64", "--iterations", "2");
        Assert.Equal(64, Image.Load(Path.Combine(folder, "out.png")).Width);

        string Pastiche(params string[] arguments) => Workshop.Run(
            Path.Combine(folder, "tools", "pastiche"),
            folder,
            start => start.Environment["DOTNET_ROOT"] = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."),
            arguments);
    }

    [Theory]
    [InlineData("linux-x64", "libonnxruntime.so", "libvips.so.42")]
    [InlineData("linux-arm64", "libonnxruntime.so", "libvips.so.42")]
    [InlineData("win-x64", "libvips-42.dll", "onnxruntime.dll")]
    [InlineData("win-arm64", "libvips-42.dll", "onnxruntime.dll")]
    [InlineData("osx-arm64", "libonnxruntime.dylib", "libvips.42.dylib")]
    public void Tool_PackageOfAPlatform_HasItsNativePartsAndNoOthers(string platform, params string[] natives)
    {
        using var package = new Package(build.Feed, $"{Id}.{platform}");
        var folder = $"tools/net10.0/{platform}/";
        var files = package.Names.Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Select(name => name[folder.Length..]);
        Assert.Equal(natives, files.Where(name => NativePart().IsMatch(name)).Order());
    }

    [Theory]
    [InlineData("Pastiche.Atlas.dll")]
    [InlineData("Pastiche.Lesson.dll")]
    public void Tool_PackageOfAPlatform_HasTheLibrariesOfTheProgram(string library)
    {
        using var package = new Package(build.Feed, $"{Id}.linux-x64");
        Assert.Contains($"tools/net10.0/linux-x64/{library}", package.Names);
    }

    /// <summary>So that it starts sooner; where it was packed on the platform, and in the folder that it was built in.</summary>
    [Theory]
    [InlineData("Pastiche.Cli.dll")]
    [InlineData("Pastiche.dll")]
    [InlineData("System.CommandLine.dll")]
    public void Tool_PackageOfThisPlatform_IsPrecompiled(string library)
    {
        const string Platform = ProgramBuild.Platform;
        Assert.SkipUnless(RuntimeInformation.RuntimeIdentifier == Platform, $"needs {Platform}, to be compiled for what it runs on");
        using var package = new Package(build.Feed, $"{Id}.{Platform}");

        Assert.True(IsPrecompiled(package.Bytes($"tools/net10.0/{Platform}/{library}")));
        Assert.True(IsPrecompiled(File.ReadAllBytes(build.Path("artifacts", "bin", Id, $"release_{Platform}", library))));

        static bool IsPrecompiled(byte[] assembly)
        {
            using var reader = new PEReader(new MemoryStream(assembly));
            return reader.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(".linux-x64")]
    public void Tool_Package_ShowsReadmeIconAndLicense(string suffix)
    {
        using var package = new Package(build.Feed, Id + suffix);
        Assert.Equal(("README.md", "icon.png", "MIT"), (package.Metadata("readme"), package.Metadata("icon"), package.Metadata("license")));
        Assert.StartsWith($"# {Id}\n", package.Text("README.md"), StringComparison.Ordinal);
        Assert.Contains("icon.png", package.Names);
    }

    [Theory]
    [InlineData("LICENSE")]
    [InlineData("THIRD-PARTY-NOTICES.md")]
    [InlineData("licences/LGPL-3.0.txt")]
    [InlineData("licences/Microsoft.ML.OnnxRuntime/ThirdPartyNotices.txt")]
    [InlineData("licences/NetVips.Native.linux-x64/THIRD-PARTY-NOTICES.md")]
    public void Tool_PackageOfAPlatform_HasTheNoticesOfWhatIsInIt(string notice)
    {
        using var package = new Package(build.Feed, $"{Id}.linux-x64");
        Assert.Contains($"tools/net10.0/linux-x64/{notice}", package.Names);
    }

    /// <summary>nuget.org takes no package above 250 MB; these have tens.</summary>
    [Fact]
    public void Tool_Packages_AreSmall() =>
        Assert.All(Directory.EnumerateFiles(build.Feed), file => Assert.InRange(new FileInfo(file).Length, 1, 60 << 20));

    [GeneratedRegex("^(libvips|(lib)?onnxruntime[.])")]
    private static partial Regex NativePart();
}

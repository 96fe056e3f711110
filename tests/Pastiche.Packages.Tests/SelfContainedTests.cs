using System.Runtime.InteropServices;
using Xunit;

namespace Pastiche.Packages.Tests;

/// <summary>The program as a folder that needs no .NET where it runs.</summary>
[Collection(ProgramBuildTests.Name)]
[Trait("Category", "Slow")]
public sealed class SelfContainedTests(ProgramBuild build)
{
    private const long LargestFolder = 150_000_000;

    [Fact]
    public void SelfContained_WithoutDotNet_PrintsItsVersionAndMakesAPicture()
    {
        SkipElsewhere();
        var folder = build.NewFolder("nothing");

        Assert.Equal(Repository.Version, Pastiche(folder, "--version").TrimEnd());
        Pastiche(folder, "stylize", "cat.jpg", "painting.jpg", "-o", "out.png", "--size", "64", "--iterations", "2");
        Assert.Equal(64, Image.Load(Path.Combine(folder, "out.png")).Width);
    }

    /// <summary>What is left of .NET has what the page's components, figures and JSON look for by reflection.</summary>
    [Fact]
    public void SelfContained_WithoutDotNet_DrawsAPageAndWritesJson()
    {
        SkipElsewhere();
        var folder = build.NewFolder("page");

        Pastiche(folder, "atlas", "cat.jpg", "painting.jpg", "-o", "page", "--quick", "--size", "64", "--iterations", "2");

        Assert.Contains("<svg", File.ReadAllText(Path.Combine(folder, "page", "index.html")), StringComparison.Ordinal);
        Assert.StartsWith($$"""{"pastiche":"{{Repository.Version}}",""", Pastiche(folder, "doctor", "--json"), StringComparison.Ordinal);
    }

    [Fact]
    public void SelfContained_Folder_HasNoMoreOfDotNetThanItRefersTo()
    {
        SkipElsewhere();
        var files = new DirectoryInfo(build.Folder).EnumerateFiles("*", SearchOption.AllDirectories).ToArray();

        Assert.DoesNotContain(files, file => file.Name == "System.Data.Common.dll");
        Assert.InRange(files.Sum(file => file.Length), 1, LargestFolder);
    }

    [Fact]
    public void SelfContained_PublishedTwice_IsTheSameFolder()
    {
        SkipElsewhere();
        var before = Files();

        build.Publish("published");

        Assert.Equal(before, Files());
        Assert.Contains("pastiche", before);
        Assert.DoesNotContain("Pastiche.Cli", before);

        string[] Files() =>
        [
            .. Directory.EnumerateFiles(build.Folder, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(build.Folder, file)).Order(),
        ];
    }

    [Fact]
    public void SelfContained_Folder_HasTheNoticesOfTheRuntime()
    {
        SkipElsewhere();
        var package = $"Microsoft.NETCore.App.Runtime.{ProgramBuild.Platform}";
        Assert.True(File.Exists(Path.Combine(build.Folder, "licences", package, "THIRD-PARTY-NOTICES.TXT")));
    }

    private string Pastiche(string folder, params string[] arguments) => Workshop.Run(
        Path.Combine(build.Folder, "pastiche"),
        folder,
        start =>
        {
            start.Environment.Clear();
            start.Environment["PATH"] = folder;
            start.Environment["DOTNET_ROOT"] = Path.Combine(folder, "nowhere");
        },
        arguments);

    private static void SkipElsewhere() => Assert.SkipUnless(
        OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64,
        $"needs {ProgramBuild.Platform}, to run what is published for it");
}

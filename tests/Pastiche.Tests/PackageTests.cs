using System.Diagnostics;
using System.Xml.Linq;
using Pastiche.Tests.Imaging;
using Xunit;

namespace Pastiche.Tests;

public class PackageTests
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    /// <summary>
    /// The library as others get it: packed, installed from a folder into a new console project, and used by the very lines that the
    /// README shows.
    /// </summary>
    [Fact]
    public void Package_InANewProject_StylisesAPictureAsTheReadmeSays()
    {
        using var folder = new TemporaryFolder();
        var feed = Directory.CreateDirectory(folder.File("feed")).FullName;
        var project = Directory.CreateDirectory(folder.File("consumer")).FullName;
        foreach (var name in new[] { "Pastiche.Graphs", "Pastiche" })
            DotNet(Samples.RepositoryRoot, "pack", Path.Combine("src", name), "-c", Configuration, "--no-build", "-o", feed);

        File.WriteAllText(Path.Combine(project, "consumer.csproj"), ProjectFile(feed, folder.File("packages")));
        File.WriteAllText(Path.Combine(project, "Program.cs"), ReadmeProgram());
        File.Copy(Samples.Content("chelsea.jpg"), Path.Combine(project, "cat.jpg"));
        Randoms.Picture(200, 150).Save(Path.Combine(project, "painting.jpg"));
        DotNet(project, "run", "-c", "Release");

        var result = Image.Load(Path.Combine(project, "stylised.png"));
        Assert.Equal(256, Math.Max(result.Width, result.Height));
    }

    /// <summary>What others restore from besides the feed is what this repository has restored already.</summary>
    private static string ProjectFile(string feed, string packages) =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <RestorePackagesPath>{packages}</RestorePackagesPath>
            <RestoreFallbackFolders>{GlobalPackages()}</RestoreFallbackFolders>
            <RestoreAdditionalProjectSources>{feed}</RestoreAdditionalProjectSources>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Pastiche" Version="{Property("Directory.Build.props", "Version")}" />
            <PackageReference Include="Microsoft.ML.OnnxRuntime" Version="{PackageVersion("Microsoft.ML.OnnxRuntime")}" />
          </ItemGroup>
        </Project>
        """;

    private static string ReadmeProgram()
    {
        var readme = File.ReadAllText(Path.Combine(Samples.RepositoryRoot, "README.md")).ReplaceLineEndings("\n");
        const string fence = "```csharp\n";
        var start = readme.IndexOf(fence, StringComparison.Ordinal) + fence.Length;
        return readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static string GlobalPackages() => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Samples.ResNet18Model)!, "../../../../.."));

    private static string Property(string file, string name) => XDocument.Load(Path.Combine(Samples.RepositoryRoot, file)).Descendants(name).Single().Value;

    private static string PackageVersion(string package) =>
        XDocument.Load(Path.Combine(Samples.RepositoryRoot, "Directory.Packages.props")).Descendants("PackageVersion")
            .Single(element => (string?)element.Attribute("Include") == package).Attribute("Version")!.Value;

    private static void DotNet(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{output}\n{error.Result}");
    }
}

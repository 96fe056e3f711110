namespace Pastiche.Packages.Tests;

/// <summary>A feed with the libraries, packed from what was built with these tests.</summary>
public sealed class LibraryFeed : Workshop
{
    public LibraryFeed()
    {
        foreach (var name in new[] { "Pastiche.Graphs", "Pastiche.Cpu", "Pastiche", "Pastiche.Atlas", "Pastiche.Lesson" })
            DotNet(Repository.Root, "pack", System.IO.Path.Combine("src", name), "-c", Repository.Configuration, "--no-build", "-o", Feed);
    }

    /// <summary>Runs a program in a new console project that has nothing but packages, and gives what it printed.</summary>
    public string RunInNewProject(string folder, string program, string package)
    {
        File.WriteAllText(System.IO.Path.Combine(folder, "consumer.csproj"), ProjectFile(package));
        File.WriteAllText(System.IO.Path.Combine(folder, "Program.cs"), program);
        return DotNet(folder, "run", "-c", "Release");
    }

    /// <summary>
    /// What it restores from besides the feed is what this repository has restored already, which may be newer than a package asks for.
    /// </summary>
    private string ProjectFile(string package) =>
        $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <RestorePackagesPath>{Path("packages")}</RestorePackagesPath>
            <RestoreFallbackFolders>{Repository.PackageFolder}</RestoreFallbackFolders>
            <RestoreSources>{Feed}</RestoreSources>
            <NoWarn>NU1603</NoWarn>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="{package}" Version="{Repository.Version}" />
            <PackageReference Include="Microsoft.ML.OnnxRuntime" Version="{Repository.VersionOf("Microsoft.ML.OnnxRuntime")}" />
          </ItemGroup>
        </Project>
        """;
}

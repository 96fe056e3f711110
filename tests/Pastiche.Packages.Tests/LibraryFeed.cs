namespace Pastiche.Packages.Tests;

/// <summary>A feed with the libraries, packed from what was built with these tests.</summary>
public sealed class LibraryFeed : Workshop
{
    private static readonly string[] Libraries =
    [
        "Pastiche.Graphs", "Pastiche.Cpu", "Pastiche", "Pastiche.Atlas", "Pastiche.Lesson", "Pastiche.Extensions.DependencyInjection",
    ];

    public LibraryFeed()
    {
        foreach (var name in Libraries)
            DotNet(Repository.Root, "pack", System.IO.Path.Combine("src", name), "-c", Repository.Configuration, "--no-build", "-o", Feed);
    }

    /// <summary>Runs a program in a new console project that has nothing but packages, and gives what it printed.</summary>
    public string RunInNewProject(string folder, string program, string package)
    {
        WriteProject(folder, package, "Microsoft.ML.OnnxRuntime");
        File.WriteAllText(System.IO.Path.Combine(folder, "Program.cs"), program);
        return DotNet(folder, "run", "-c", "Release");
    }

    /// <summary>Writes the file of a console project with packages of the feed, and others in this repository's versions.</summary>
    public void WriteProject(string folder, params IEnumerable<string> packages) => File.WriteAllText(
        System.IO.Path.Combine(folder, "consumer.csproj"),
        ProjectFile(string.Concat(packages.Select(
            package => $"<PackageReference Include=\"{package}\" Version=\"{VersionOf(package)}\" />"))));

    private static string VersionOf(string package) => Libraries.Contains(package) ? Repository.Version : Repository.VersionOf(package);

    /// <summary>
    /// What it restores from besides the feed is what this repository has restored already, which may be newer than a package asks for.
    /// </summary>
    private string ProjectFile(string references) =>
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
            {references}
          </ItemGroup>
        </Project>
        """;
}

using System.Reflection;
using System.Xml.Linq;

namespace Pastiche.Packages.Tests;

/// <summary>Where the repository is, and what it says of versions.</summary>
internal static class Repository
{
    public static string Root => Metadata("RepositoryRoot");

    /// <summary>Where everything lies that the repository's own projects have restored.</summary>
    public static string PackageFolder => Metadata("PackageFolder");

    public static string Configuration => Metadata("Configuration");

    public static string Version => Metadata("Version");

    public static string File(params string[] names) => Path.Combine([Root, .. names]);

    public static string VersionOf(string package) =>
        XDocument.Load(File("Directory.Packages.props")).Descendants("PackageVersion")
            .Single(element => (string?)element.Attribute("Include") == package).Attribute("Version")!.Value;

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}

using System.Reflection;
using Pastiche.Cli;
using Xunit;

namespace Pastiche.Browser.Tests;

/// <summary>The report that the program makes of two samples, as small as can be; it stays beside the tests, to be looked at.</summary>
public sealed class AtlasReport
{
    private static readonly string Root = typeof(AtlasReport).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    private readonly Lazy<string> _file = new(Make);

    /// <summary>The folder of the page and of pictures of it.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "atlas");

    /// <summary>The page.</summary>
    public string File => _file.Value;

    private static string Make()
    {
        string[] arguments =
        [
            "atlas", Path.Combine(Root, "samples/content/chelsea.jpg"), Path.Combine(Root, "samples/styles/night_swirls.jpg"), "-o", Folder,
            "--quick", "--size", "64", "--iterations", "5", "--overwrite", "--quiet",
        ];
        Assert.Equal(0, CommandLine.Run(arguments));
        return Path.Combine(Folder, "index.html");
    }
}

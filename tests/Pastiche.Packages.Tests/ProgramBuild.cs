using Xunit;

namespace Pastiche.Packages.Tests;

/// <summary>The program, packed as a tool and published as a folder, built apart from the repository's own output.</summary>
public sealed class ProgramBuild : Workshop
{
    public const string Platform = "linux-x64";

    private readonly Lazy<string> _folder;

    public ProgramBuild()
    {
        _folder = new Lazy<string>(() => Publish("published"));
        Build("pack", "-o", Feed);
    }

    /// <summary>The self-contained program's folder.</summary>
    public string Folder => _folder.Value;

    /// <summary>Publishes the program into a folder as the README says.</summary>
    public string Publish(string folder)
    {
        Build("publish", "-r", Platform, "--self-contained", "-o", Path(folder));
        return Path(folder);
    }

    private void Build(string command, params string[] arguments)
    {
        var project = Repository.File("src", "Pastiche.Cli");
        DotNet(Repository.Root, [command, project, "-c", "Release", "--artifacts-path", Path("artifacts"), .. arguments]);
    }
}

/// <summary>Tests that share one build of the program.</summary>
[CollectionDefinition(Name)]
public sealed class ProgramBuildTests : ICollectionFixture<ProgramBuild>
{
    public const string Name = "A build of the program";
}

using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Xunit;

namespace Pastiche.Packages.Tests;

/// <summary>
/// The libraries as others get them: packed, restored from a folder into a new project, and used by the lines that the READMEs show.
/// </summary>
public sealed class LibraryTests(LibraryFeed feed) : IClassFixture<LibraryFeed>
{
    [Fact]
    [Trait("Category", "Slow")]
    public void Pastiche_InANewProject_StylisesAPictureAsTheReadmeSays()
    {
        var folder = feed.NewFolder("pastiche");

        feed.RunInNewProject(folder, Readme.Block("csharp", "README.md"), "Pastiche");

        var result = Image.Load(Path.Combine(folder, "stylised.png"));
        Assert.Equal(256, Math.Max(result.Width, result.Height));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Graphs_InANewProject_DifferentiatesAsItsReadmeSays()
    {
        string[] readme = ["src", "Pastiche.Graphs", "README.md"];

        var output = feed.RunInNewProject(feed.NewFolder("graphs"), Readme.Block("csharp", readme), "Pastiche.Graphs");

        Assert.Equal(Readme.Block("text", readme), output.ReplaceLineEndings("\n"));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Cpu_InANewProject_RunsAGraphAsItsReadmeSays()
    {
        string[] readme = ["src", "Pastiche.Cpu", "README.md"];

        var output = feed.RunInNewProject(feed.NewFolder("cpu"), Readme.Block("csharp", readme), "Pastiche.Cpu");

        Assert.Equal(Readme.Block("text", readme), output.ReplaceLineEndings("\n"));
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void Lesson_InANewProject_RebuildsAPictureAsItsReadmeSays()
    {
        var folder = feed.NewFolder("lesson");

        feed.RunInNewProject(folder, Readme.Block("csharp", "src", "Pastiche.Lesson", "README.md"), "Pastiche.Lesson");

        Assert.True(Image.Load(Path.Combine(folder, "by-layer.png")).Width > 3 * 128);
    }

    /// <summary>They are packed together, and fit together only so.</summary>
    [Theory]
    [InlineData("Pastiche", "Pastiche.Cpu", "Pastiche.Graphs")]
    [InlineData("Pastiche.Cpu", "Pastiche.Graphs")]
    [InlineData("Pastiche.Lesson", "Pastiche", "Pastiche.Atlas")]
    [InlineData("Pastiche.Extensions.DependencyInjection", "Pastiche")]
    public void Package_Dependencies_AreThePackagesOfTheSameVersion(string id, params string[] others)
    {
        using var package = new Package(feed.Feed, id);

        Assert.All(
            others, other =>
                Assert.Contains(
                    $"<dependency id=\"{other}\" version=\"{Repository.Version}\"", package.Text($"{id}.nuspec"),
                    StringComparison.Ordinal));
    }

    [Fact]
    public void Pastiche_ReadmeOfThePackage_ShowsTheProgramThatRunsHere() =>
        Assert.Equal(Readme.Block("csharp", "README.md"), Readme.Block("csharp", "src", "Pastiche", "README.md"));

    [Theory]
    [InlineData("Pastiche")]
    [InlineData("Pastiche.Graphs")]
    [InlineData("Pastiche.Cpu")]
    [InlineData("Pastiche.Atlas")]
    [InlineData("Pastiche.Lesson")]
    [InlineData("Pastiche.Extensions.DependencyInjection")]
    public void Package_Files_AreTheLibraryItsDocumentationAndWhatAFeedShows(string id)
    {
        using var package = new Package(feed.Feed, id);

        Assert.Superset(
            new HashSet<string> { $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml", "README.md", "icon.png" }, package.Names.ToHashSet());
        Assert.Equal(("README.md", "icon.png", "MIT"), (package.Metadata("readme"), package.Metadata("icon"), package.Metadata("license")));
        Assert.StartsWith($"# {id}\n", package.Text("README.md"), StringComparison.Ordinal);
        Assert.Contains("<summary>", package.Text($"lib/net10.0/{id}.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Package_Icon_Is128PixelsWide()
    {
        var icon = Image.Load(Repository.File("build", "icon.png"));
        Assert.Equal((128, 128), (icon.Width, icon.Height));
    }

    [Fact]
    public void Lesson_Notices_HoldTheLicenseOfTheFont()
    {
        using var package = new Package(feed.Feed, "Pastiche.Lesson");
        Assert.Contains("Bitstream Vera", package.Text("THIRD-PARTY-NOTICES.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Pastiche_Notices_HoldTheLicenseOfTheBackbone()
    {
        using var package = new Package(feed.Feed, "Pastiche");
        var notices = package.Text("THIRD-PARTY-NOTICES.md");
        Assert.Contains("ResNet-18", notices, StringComparison.Ordinal);
        Assert.Contains("Permission is hereby granted, free of charge", notices, StringComparison.Ordinal);
    }

    /// <summary>A debugger asks for symbols by the identity that the assembly names.</summary>
    [Theory]
    [InlineData("Pastiche")]
    [InlineData("Pastiche.Graphs")]
    [InlineData("Pastiche.Cpu")]
    [InlineData("Pastiche.Atlas")]
    [InlineData("Pastiche.Lesson")]
    [InlineData("Pastiche.Extensions.DependencyInjection")]
    public void Package_Symbols_AreThoseOfItsAssemblyWithTheirSources(string id)
    {
        using var package = new Package(feed.Feed, id);
        using var symbols = new Package(feed.Feed, id, "snupkg");
        using var assembly = new PEReader(new MemoryStream(package.Bytes($"lib/net10.0/{id}.dll")));
        using var pdb = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols.Bytes($"lib/net10.0/{id}.pdb")));

        var debug = assembly.ReadDebugDirectory();
        var entry = debug.Single(entry => entry.Type == DebugDirectoryEntryType.CodeView);
        var reader = pdb.GetMetadataReader();
        Assert.Equal(
            new BlobContentId(assembly.ReadCodeViewDebugDirectoryData(entry).Guid, entry.Stamp),
            new BlobContentId(reader.DebugMetadataHeader!.Id));
        Assert.Contains(debug, entry => entry.Type == DebugDirectoryEntryType.Reproducible);
        Assert.All(
            reader.Documents, document => Assert.True(HasSource(reader, document), reader.GetString(reader.GetDocument(document).Name)));
    }

    private static bool HasSource(MetadataReader pdb, DocumentHandle document)
    {
        var embeddedSource = new Guid("0E8A571B-6926-466E-B4AD-8AB04611F5FE");
        return pdb.GetCustomDebugInformation(document).Select(pdb.GetCustomDebugInformation)
            .Any(entry => pdb.GetGuid(entry.Kind) == embeddedSource);
    }
}

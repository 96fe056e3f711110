using System.Security.Cryptography;
using Pastiche.Cli.Commands.Replay;
using Xunit;

namespace Pastiche.Cli.Tests.Commands.Replay;

public sealed class InputSearchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pastiche-").FullName;

    public InputSearchTests()
    {
        foreach (var name in new[] { "out.png", "cat.jpg", "waves.jpg", "mask.png", "other.jpg" }) File.WriteAllText(PathOf(name), name);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Find_GivenInAnyOrder_GoByTheirChecksums() =>
        Assert.Equal([PathOf("cat.jpg"), PathOf("waves.jpg")], Find(["cat.jpg", "waves.jpg"], "waves.jpg", "cat.jpg").Paths);

    [Fact]
    public void Find_NothingGiven_LooksBesideTheRecipe()
    {
        var (paths, differences) = Find(["cat.jpg", "waves.jpg", "mask.png"]);
        Assert.Equal(["cat.jpg", "waves.jpg", "mask.png"], paths.Select(path => Path.GetFileName(path)!));
        Assert.Empty(differences);
    }

    [Fact]
    public void Find_OnePictureTwice_MayBeGivenOnceOrTwice()
    {
        Assert.Equal([PathOf("cat.jpg"), PathOf("cat.jpg")], Find(["cat.jpg", "cat.jpg"], "cat.jpg", "cat.jpg").Paths);
        Assert.Equal([PathOf("cat.jpg"), PathOf("cat.jpg")], Find(["cat.jpg", "cat.jpg"], "cat.jpg").Paths);
    }

    [Fact]
    public void Find_PictureOfAnotherRole_IsNotTakenForAMissingOne()
    {
        var (paths, differences) = Find(["cat.jpg", "cat.jpg", "waves.jpg"], "cat.jpg", "cat.jpg");
        Assert.Equal("waves.jpg", Path.GetFileName(paths[2]));
        Assert.Empty(differences);
    }

    [Fact]
    public void Find_AnotherPicture_FillsTheFirstFreePlaceAndIsSaid()
    {
        var (paths, differences) = Find(["cat.jpg", "waves.jpg"], "cat.jpg", "other.jpg");
        Assert.Equal(PathOf("other.jpg"), paths[1]);
        Assert.StartsWith($"input 2 is another picture: {PathOf("other.jpg")} has SHA-256 ", Assert.Single(differences),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Find_UnreadableFilesBeside_AreNobodysInput()
    {
        File.CreateSymbolicLink(PathOf("a.png"), PathOf("nowhere.png"));
        File.WriteAllText(PathOf("b.png"), "");
        Assert.Equal("waves.jpg", Path.GetFileName(Assert.Single(Find(["waves.jpg"]).Paths)));
    }

    [Fact]
    public void Find_TooManyOrTooFew_AreRefused()
    {
        Assert.Contains("needs no further picture",
            Assert.Throws<PasticheException>(() => Find(["cat.jpg"], "cat.jpg", "other.jpg")).Message, StringComparison.Ordinal);
        File.Delete(PathOf("waves.jpg"));
        var needed = new NeededInput[] { new("the style", new string('0', 64)) };
        Assert.Contains("the style is neither named nor beside it",
            Assert.Throws<PasticheException>(() => InputSearch.Find(PathOf("out.png"), needed, [])).Message, StringComparison.Ordinal);
    }

    private (IReadOnlyList<string> Paths, IReadOnlyList<string> Differences) Find(string[] needed, params string[] given) =>
        InputSearch.Find(
        PathOf("out.png"),
        [.. needed.Select((name, i) => new NeededInput($"input {i + 1}",
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(PathOf(name))))))],
        [.. given.Select(PathOf)]);

    private string PathOf(string name) => Path.Combine(_folder, name);
}

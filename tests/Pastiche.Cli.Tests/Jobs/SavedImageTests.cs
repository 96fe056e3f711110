using Pastiche.Cli.Jobs;
using Xunit;

namespace Pastiche.Cli.Tests.Jobs;

public sealed class SavedImageTests
{
    [Fact]
    public void Save_Works_IsWhereItWasToGo()
    {
        var asked = new List<string>();

        Assert.Equal(new SavedImage("a/out.png", null), SavedImage.Save("a/out.png", ".png", asked.Add));
        Assert.Equal(["a/out.png"], asked);
    }

    [Fact]
    public void Save_FailsThere_IsInTheTemporaryFolderUnderAFreshName()
    {
        string[] saved = [.. Enumerable.Range(0, 2).Select(_ => SavedImage.Save("a/out.webp", ".webp", FailAt("a/out.webp")).Path!)];

        Assert.All(saved, path => Assert.Matches(@"^pastiche-[a-z0-9]{8}\.webp$", Path.GetRelativePath(Path.GetTempPath(), path)));
        Assert.NotEqual(saved[0], saved[1]);
    }

    [Fact]
    public void Save_FailsThere_SaysWhyAndWhereItIs()
    {
        var saved = SavedImage.Save("out.png", ".png", FailAt("out.png"));

        Assert.Equal($"out.png: full; saved the picture to {saved.Path} instead", saved.Problem);
    }

    [Fact]
    public void Save_FailsEverywhere_SaysBoth()
    {
        var saved = SavedImage.Save("out.png", ".png", path => throw new IOException($"{Path.GetExtension(path)} cannot\nbe written."));

        Assert.Equal(
            new SavedImage(null, ".png cannot be written, and elsewhere neither: .png cannot be written; the picture is lost"), saved);
    }

    private static Action<string> FailAt(string output) => path =>
    {
        if (path == output) throw new PasticheException($"{path}: full.");
    };
}

using Pastiche.Cli.Parsing;
using Xunit;

namespace Pastiche.Cli.Tests.Parsing;

public sealed class ImageSearchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pastiche-").FullName;

    public ImageSearchTests()
    {
        foreach (var name in new[] { "b.jpg", "a1.jpg", "a10.png", "notes.txt", "deep/c.jpg", "deep/er/d.jpg", "a[1].jpg" })
        {
            var path = Path.Combine(_folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "");
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("", "a10.png a1.jpg a[1].jpg b.jpg")]
    [InlineData("/b.jpg", "b.jpg")]
    [InlineData("/notes.txt", "notes.txt")]
    [InlineData("/*", "a10.png a1.jpg a[1].jpg b.jpg")]
    [InlineData("/*.jpg", "a1.jpg a[1].jpg b.jpg")]
    [InlineData("/a?.jpg", "a1.jpg")]
    [InlineData("/?.jpg", "b.jpg")]
    [InlineData("/a[?].jpg", "a[1].jpg")]
    [InlineData("/a??.*", "a10.png")]
    [InlineData("/deep/*.jpg", "deep/c.jpg")]
    [InlineData("/d*/*", "deep/c.jpg")]
    [InlineData("/d??p/*", "deep/c.jpg")]
    [InlineData("/**/*.jpg", "a1.jpg a[1].jpg b.jpg deep/c.jpg deep/er/d.jpg")]
    [InlineData("/**/?.jpg", "b.jpg deep/c.jpg deep/er/d.jpg")]
    [InlineData("/deep/**", "deep/c.jpg deep/er/d.jpg")]
    public void All_FileFolderOrPattern_FindsThePictures(string path, string expected) =>
        Assert.Equal(expected.Split(' ').Order(StringComparer.Ordinal), Names(ImageSearch.All("--contents", [_folder + path])));

    [Fact]
    public void All_Several_AreFoundOnceAndInOrder() => Assert.Equal(
        ["a1.jpg", "b.jpg", "deep/c.jpg"],
        Names(ImageSearch.All("--contents",
            [_folder + "/deep/c.jpg", _folder + "/b.jpg", _folder + "/?*.jpg", _folder + "/deep/../a1.jpg", _folder + "/a1.jpg"])
            .Where(path => !path.Contains('[', StringComparison.Ordinal))));

    [Theory]
    [InlineData(
        "/*.webp",
        "--contents is {0}/*.webp, and no picture matches it; "
        + "accepted: files that end in .jpg, .jpeg, .png, .webp, .tif, .tiff, .gif, .avif.")]
    [InlineData(
        "/none/*.jpg",
        "--contents is {0}/none/*.jpg, and no picture matches it; "
        + "accepted: files that end in .jpg, .jpeg, .png, .webp, .tif, .tiff, .gif, .avif.")]
    [InlineData("/none.jpg", "{0}/none.jpg: no such file.")]
    [InlineData("/deep/er/../../none", "{0}/deep/er/../../none: no such file.")]
    public void All_NothingFound_SaysSo(string path, string message)
    {
        var refusal = Assert.Throws<PasticheException>(() => ImageSearch.All("--contents", [_folder + "/b.jpg", _folder + path]));

        Assert.Equal(string.Format(System.Globalization.CultureInfo.InvariantCulture, message, _folder), refusal.Message);
    }

    private IEnumerable<string> Names(IEnumerable<string> paths) =>
        paths.Select(path => Path.GetRelativePath(_folder, path).Replace('\\', '/'));
}

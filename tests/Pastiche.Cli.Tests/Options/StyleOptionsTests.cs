using Pastiche.Cli.Options;
using Pastiche.Cli.Parsing;
using Xunit;

namespace Pastiche.Cli.Tests.Options;

public sealed class StyleOptionsTests : IDisposable
{
    private readonly StyleOptions _options = new();
    private readonly Workshop _workshop = new();

    public void Dispose() => _workshop.Dispose();

    [Fact]
    public void Read_NothingGiven_IsEachStyleAsItIs() =>
        Assert.Equal([new StyleRequest("a.jpg"), new StyleRequest("b.jpg")], Read("", "a.jpg", "b.jpg"));

    [Fact]
    public void Read_EverythingGiven_IsEachStylesOwn() => Assert.Equal(
        [
            new StyleRequest("a.jpg", 2, 1, null, new MaskRequest("m.png")),
            new StyleRequest("b.jpg", 1, 0.5f, new MaskRequest("n.png"), null),
        ],
        Read("--style-blend 2,1 --style-scale 1,0.5 --mask m.png:1 --style-mask n.png:b.jpg", "a.jpg", "b.jpg"));

    [Fact]
    public void Read_OneScale_IsThatOfAll()
    {
        var parse = OptionsOf.Parse(_options, "--style-scale 2");
        Assert.Equal(2, _options.Read(parse, StylizeOptions.Default).StyleScale);
        Assert.Equal([1f, 1f], _options.Read(parse, ["a.jpg", "b.jpg"]).Select(style => style.Scale));
    }

    [Fact]
    public void Read_Folder_IsItsPicturesAsOneStyle()
    {
        Directory.CreateDirectory(_workshop.File("mine"));
        foreach (var name in new[] { "b.PNG", "a.jpg", "notes.txt" }) File.WriteAllText(_workshop.File($"mine/{name}"), "");

        var styles = Read("--style-blend 3,1 --mask m.png:1", _workshop.File("mine"), "c.jpg");

        Assert.Equal([_workshop.File("mine/a.jpg"), _workshop.File("mine/b.PNG"), "c.jpg"], styles.Select(style => style.Path));
        Assert.Equal([1.5f, 1.5f, 1], styles.Select(style => style.Weight));
        Assert.Equal(["m.png", "m.png", null], styles.Select(style => style.Region?.Path));
    }

    [Fact]
    public void Read_FolderWithoutPictures_IsRefused() => Assert.StartsWith(
        $"{Directory.CreateDirectory(_workshop.File("empty")).FullName}: there is no picture in that folder; accepted: files that "
            + $"end in .jpg",
        Assert.Throws<PasticheException>(() => Read("", _workshop.File("empty"))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("--style-blend 1,2,3", "--style-blend has 3 numbers for 2 styles; give one for each.")]
    [InlineData("--style-blend 1", "--style-blend has 1 number for 2 styles; give one for each.")]
    [InlineData("--style-scale 1,2,3", "--style-scale has 3 numbers for 2 styles; give one for each.")]
    public void Read_ListOfAnotherLength_IsRefused(string arguments, string expected) =>
        Assert.Equal(expected, Assert.Throws<PasticheException>(() => Read(arguments, "a.jpg", "b.jpg")).Message);

    private IReadOnlyList<StyleRequest> Read(string arguments, params string[] styles) =>
        _options.Read(OptionsOf.Parse(_options, arguments), styles);
}

using Pastiche.Cli.Jobs.Batch;
using Pastiche.Cli.Parsing;
using Xunit;

namespace Pastiche.Cli.Tests.Jobs.Batch;

public sealed class ResultNamesTests
{
    [Theory]
    [InlineData("chelsea.jpg+mosaic.jpg", "chelsea-mosaic.png")]
    [InlineData("a.b.jpg+c.jpg", "a.b-c.png")]
    [InlineData("cat.jpg+m.jpg cat.png+m.jpg", "cat_jpg-m.png cat_png-m.png")]
    [InlineData("cat.jpg+m.jpg CAT.png+m.jpg", "cat_jpg-m.png CAT_png-m.png")]
    [InlineData("m.jpg+cat.jpg m.jpg+cat.png", "m-cat_jpg.png m-cat_png.png")]
    [InlineData("x/cat.jpg+m.jpg y/cat.jpg+m.jpg", "cat_jpg-m.png cat_jpg-2-m.png")]
    [InlineData("y/cat.jpg+m.jpg x/cat.jpg+m.jpg", "cat_jpg-2-m.png cat_jpg-m.png")]
    [InlineData("cat.jpg+m.jpg cat.png+m.jpg cat_jpg.png+m.jpg", "cat_jpg-2-m.png cat_png-m.png cat_jpg-m.png")]
    [InlineData("a-b.jpg+c.jpg a.jpg+b-c.jpg", "a-b-c.png a-b-c-2.png")]
    [InlineData("a.jpg+b.jpg a.jpg+b.jpg", "a-b.png a-b-2.png")]
    [InlineData("a.jpg+b.jpg ./a.jpg+c.jpg", "a-b.png a-c.png")]
    public void Of_Pairs_HaveNamesOfTheirOwn(string pairs, string expected) =>
        Assert.Equal(expected.Split(' '), ResultNames.Of(Pairs(pairs), ".png"));

    [Fact]
    public void Of_GivenName_IsKeptAndTheOthersYield() =>
        Assert.Equal(["a-b-2.png", "A-B.png"],
            ResultNames.Of([new ContentStylePair("a.jpg", "b.jpg"), new ContentStylePair("c.jpg", "d.jpg", "A-B.png")], ".png"));

    [Fact]
    public void Of_NameOfTheContactSheet_IsNotTaken() =>
        Assert.Equal(["contact-sheet-2.jpg"], ResultNames.Of([new ContentStylePair("contact.png", "sheet.png")], ".jpg"));

    [Theory]
    [InlineData("e.png", "E.png")]
    [InlineData("contact-sheet.jpg", "Contact-Sheet.jpg")]
    public void Of_OneNameGivenTwice_IsRefused(string one, string other) => Assert.Equal(
        "two pictures would go there, or the contact sheet; give each another output.",
        Assert.Throws<PasticheException>(() => ResultNames.Of([new ContentStylePair("a", "b", one), new ContentStylePair("c", "d", other)],
            ".png")).Message.Split(": ")[1]);

    private static ContentStylePair[] Pairs(string text) =>
        [.. text.Split(' ').Select(pair => pair.Split('+')).Select(pair => new ContentStylePair(pair[0], pair[1]))];
}

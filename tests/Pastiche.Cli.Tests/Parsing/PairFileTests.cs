using Pastiche.Cli.Parsing;
using Xunit;

namespace Pastiche.Cli.Tests.Parsing;

public sealed class PairFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pastiche-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("a.jpg,b.jpg\n")]
    [InlineData("a.jpg,b.jpg")]
    [InlineData("content,style\r\na.jpg,b.jpg\r\n")]
    [InlineData("Content,Style,Output\n\na.jpg,b.jpg,\n\n")]
    [InlineData("\uFEFFcontent,style\n\"a.jpg\",\"b.jpg\"\n")]
    public void Read_OnePair_IsRelativeToTheFile(string text) =>
        Assert.Equal([new ContentStylePair(Path.Combine(_folder, "a.jpg"), Path.Combine(_folder, "b.jpg"))], Read(text));

    [Fact]
    public void Read_Quotes_KeepCommasQuotesAndLines() => Assert.Equal(
        [
            new ContentStylePair(Path.Combine(_folder, "a, \"b\".jpg"), Path.Combine(_folder, "c\nd.jpg"), "e,f.png"),
            new ContentStylePair("/g.jpg", Path.Combine(_folder, " h.jpg")),
        ],
        Read("\"a, \"\"b\"\".jpg\",\"c\nd.jpg\",\"e,f.png\"\n/g.jpg, h.jpg\n"));

    [Theory]
    [InlineData("", ": there is no pair in it; expected lines of content,style[,output].")]
    [InlineData("content,style\n", ": there is no pair in it; expected lines of content,style[,output].")]
    [InlineData("a,b\nc\n", ", line 2: 1 column; expected content,style[,output], with commas between them and quotes around a value "
        + "that has one.")]
    [InlineData("content,style,output\na,b,c.png,d\n", ", line 2: 4 columns; expected content,style[,output], with commas between "
        + "them and quotes around a value that has one.")]
    [InlineData("a;b\n", ", line 1: 1 column; expected content,style[,output], with commas between them and quotes around a value "
        + "that has one.")]
    [InlineData("a,b\n\n,b\n", ", line 3: the content is empty, or no text; expected the path of a picture.")]
    [InlineData("a,\n", ", line 1: the style is empty, or no text; expected the path of a picture.")]
    [InlineData("\"a\nb\",c\nd\"e,f\n", ", line 3: a quote within a value, or none at its end; expected quotes around the whole "
        + "value, and two for each within.")]
    [InlineData("a,b\nc,\"d\n", ", line 2: a quote within a value, or none at its end; expected quotes around the whole value, and "
        + "two for each within.")]
    [InlineData("a,b,../c.png\n", ", line 1: the output is ../c.png; expected the name of a file in the output folder that ends in "
        + ".png, .jpg, .jpeg, .webp, .tif, .tiff.")]
    [InlineData("a,b,c.bmp\n", ", line 1: the output is c.bmp; expected the name of a file in the output folder that ends in .png, "
        + ".jpg, .jpeg, .webp, .tif, .tiff.")]
    public void Read_MalformedLine_IsNamed(string text, string message) =>
        Assert.Equal(Path.Combine(_folder, "pairs.csv") + message, Assert.Throws<PasticheException>(() => Read(text)).Message);

    private IReadOnlyList<ContentStylePair> Read(string text)
    {
        var path = Path.Combine(_folder, "pairs.csv");
        File.WriteAllText(path, text);
        return PairFile.Read(path);
    }
}
